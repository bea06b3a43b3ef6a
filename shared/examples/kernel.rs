//! The golden figures as WebAssembly, for `tests/kernel_wasm.rs`: one text, each figure before a null, its name before a tab.

#[path = "../tests/sample/figures.rs"]
mod figures;
#[path = "../tests/sample/publications.rs"]
mod publications;

use std::sync::LazyLock;

static TEXT: LazyLock<String> =
    LazyLock::new(|| figures::all().iter().map(|(name, figure)| format!("{name}\t{figure}\0")).collect());

/// Where the text begins in the memory of the module.
#[expect(unsafe_code, reason = "the test finds the function by its name; nothing else exports it")]
#[unsafe(no_mangle)]
pub extern "C" fn figures_begin() -> *const u8 {
    TEXT.as_ptr()
}

/// How many bytes it has.
#[expect(unsafe_code, reason = "the test finds the function by its name; nothing else exports it")]
#[unsafe(no_mangle)]
pub extern "C" fn figures_length() -> usize {
    TEXT.len()
}
