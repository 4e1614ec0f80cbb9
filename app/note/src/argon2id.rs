//! Argon2id (RFC 9106): makes a key of a passphrase, and every guess of a thief slow and dear.

use serde::{Deserialize, Serialize};

/// What one derivation takes. It stands beside what it protects, so that it can grow with the machines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    /// Memory, KiB.
    pub kib: u32,
    /// How many times all of it is filled.
    pub passes: u32,
    /// Lanes filled side by side: 1, since a page has one thread.
    pub lanes: u32,
}

/// What the cost of a file asks for and this program does not do: less protects nobody, more would make a telephone
/// stand still for whoever wrote the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CostFault {
    /// Not 19 MiB (the least that OWASP recommends) to 256 MiB.
    Memory { kib: u32 },
    /// Not 2 to 10.
    Passes { passes: u32 },
    /// Not 1.
    Lanes { lanes: u32 },
    /// The cost is right, but this device has not that much memory left.
    NoMemory { kib: u32 },
}

impl Cost {
    /// Of new notes.
    pub const NEW: Self = Self { kib: 46 * 1024, passes: 2, lanes: 1 };

    /// Whether it is within bounds.
    pub fn check(self) -> Result<Self, CostFault> {
        let Self { kib, passes, lanes } = self;
        if !(19 * 1024..=256 * 1024).contains(&kib) {
            Err(CostFault::Memory { kib })
        } else if !(2..=10).contains(&passes) {
            Err(CostFault::Passes { passes })
        } else if lanes != 1 {
            Err(CostFault::Lanes { lanes })
        } else {
            Ok(self)
        }
    }
}

/// The key of a passphrase, which is `passphrase::normalise`d already.
#[cfg(feature = "keys")]
pub fn derive(passphrase: &str, salt: &[u8; 16], cost: Cost) -> Result<[u8; 32], CostFault> {
    let Cost { kib, passes, lanes } = cost.check()?;
    let params = argon2::Params::new(kib, passes, lanes, None).map_err(|_| CostFault::Memory { kib })?;
    hash(argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params), passphrase.as_bytes(), salt)
        .ok_or(CostFault::NoMemory { kib })
}

#[cfg(feature = "keys")]
fn hash(argon2: argon2::Argon2<'_>, passphrase: &[u8], salt: &[u8]) -> Option<[u8; 32]> {
    let mut blocks = Vec::new();
    blocks.try_reserve_exact(argon2.params().block_count()).ok()?;
    blocks.resize(argon2.params().block_count(), argon2::Block::new());
    let mut key = [0; 32];
    argon2.hash_password_into_with_memory(passphrase, salt, &mut key, &mut blocks).ok()?;
    Some(key)
}

#[cfg(all(test, feature = "keys"))]
mod tests {
    use argon2::{Algorithm, Argon2, AssociatedData, ParamsBuilder, Version};

    use super::*;

    fn hex(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    #[test]
    fn the_vector_of_the_standard() {
        // RFC 9106, 5.3
        let mut params = ParamsBuilder::new();
        params.m_cost(32).t_cost(3).p_cost(4).data(AssociatedData::new(&[4; 12]).unwrap());
        let argon2 =
            Argon2::new_with_secret(&[3; 8], Algorithm::Argon2id, Version::V0x13, params.build().unwrap()).unwrap();
        assert_eq!(
            hex(&hash(argon2, &[1; 32], &[2; 16]).unwrap()),
            "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"
        );
    }

    #[test]
    fn the_vectors_of_the_reference_implementation() {
        // phc-winner-argon2, src/test.c
        for (passes, kib, passphrase, key) in [
            (2, 65_536, "password", "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"),
            (1, 65_536, "password", "f6a5adc1ba723dddef9b5ac1d464e180fcd9dffc9d1cbf76cca2fed795d9ca98"),
            (4, 65_536, "password", "9025d48e68ef7395cca9079da4c4ec3affb3c8911fe4f86d1a2520856f63172c"),
            (2, 256, "password", "9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe"),
            (2, 65_536, "differentpassword", "0b84d652cf6b0c4beaef0dfe278ba6a80df6696281d7e0d2891b817d8c458fde"),
        ] {
            let params = argon2::Params::new(kib, passes, 1, None).unwrap();
            let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
            assert_eq!(
                hex(&hash(argon2, passphrase.as_bytes(), b"somesalt").unwrap()),
                key,
                "{passphrase} {kib} {passes}"
            );
        }
    }

    #[test]
    fn a_key_is_what_the_reference_implementation_makes_of_the_same() {
        let salt = std::array::from_fn(|index| u8::try_from(index).unwrap());
        for (kib, passes, key) in [
            (19 * 1024, 2, "801b4a2faeefe5be72da6ee302727c43b20ef5200d5b739ea0e68458c49ca416"),
            (32 * 1024, 3, "e2fe52d25b7445d4f232280da589f8052c48420de7eb7808dfbbab146dc8c0ce"),
        ] {
            assert_eq!(hex(&derive("さくらつくえ", &salt, Cost { kib, passes, lanes: 1 }).unwrap()), key);
        }
    }

    #[test]
    fn a_file_cannot_ask_for_more_or_less_than_the_bounds() {
        let cost = |kib, passes, lanes| Cost { kib, passes, lanes };
        for (cost, expected) in [
            (cost(19 * 1024, 2, 1), None),
            (cost(256 * 1024, 10, 1), None),
            (Cost::NEW, None),
            (cost(19 * 1024 - 1, 2, 1), Some(CostFault::Memory { kib: 19 * 1024 - 1 })),
            (cost(256 * 1024 + 1, 2, 1), Some(CostFault::Memory { kib: 256 * 1024 + 1 })),
            (cost(4 * 1024 * 1024, 2, 1), Some(CostFault::Memory { kib: 4 * 1024 * 1024 })),
            (cost(32 * 1024, 1, 1), Some(CostFault::Passes { passes: 1 })),
            (cost(32 * 1024, 11, 1), Some(CostFault::Passes { passes: 11 })),
            (cost(32 * 1024, 2, 0), Some(CostFault::Lanes { lanes: 0 })),
            (cost(32 * 1024, 2, 4), Some(CostFault::Lanes { lanes: 4 })),
        ] {
            assert_eq!(cost.check().err(), expected, "{cost:?}");
            if expected.is_some() {
                assert_eq!(derive("x", &[0; 16], cost).err(), expected, "{cost:?}");
            }
        }
    }
}
