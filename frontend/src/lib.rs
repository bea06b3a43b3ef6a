#![doc = include_str!("../README.md")]

#[cfg(all(feature = "ssr", feature = "hydrate"))]
compile_error!(
    "`ssr` and `hydrate` exclude each other: build the browser's half with `--no-default-features --features hydrate`"
);

pub mod page;
pub mod urls;
