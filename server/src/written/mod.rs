//! What clerks write into sheets and official files, read as it was meant or not at all.

pub mod dates;
pub mod times;
