//! What makes keys of passphrases: loaded when one is typed, and forgotten with its memory when the key is made.
