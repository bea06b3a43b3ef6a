//! Leaves out of the WebAssembly what the compiler has to keep and nothing ever calls.

use walrus::{FunctionBuilder, FunctionKind, Module, passes};

/// Parts of the names of such functions.
///
/// `hydrate_async`: Leptos has a second way to hydrate, for islands that are loaded when they are first needed. There are none
/// here, but every view carries it in its table of functions: a tenth of all bytes.
const UNUSED: [&str; 1] = ["hydrate_async"];

/// Makes the unused functions empty, and removes what they alone needed; gives their number.
///
/// Calling one would be a trap, which the browser tests would show: the island would not come to life.
pub(super) fn remove(module: &mut Module) -> usize {
    let unused: Vec<_> = module
        .funcs
        .iter_local()
        .map(|(id, _)| id)
        .filter(|id| {
            let name = module.funcs.get(*id).name.as_deref().unwrap_or_default();
            UNUSED.iter().any(|part| name.contains(part))
        })
        .collect();
    for id in &unused {
        let signature = module.types.get(module.funcs.get(*id).ty());
        let (takes, gives) = (signature.params().to_vec(), signature.results().to_vec());
        let mut empty = FunctionBuilder::new(&mut module.types, &takes, &gives);
        empty.func_body().unreachable();
        let arguments = takes.into_iter().map(|kind| module.locals.add(kind)).collect();
        module.funcs.get_mut(*id).kind = FunctionKind::Local(empty.local_func(arguments));
    }
    passes::gc::run(module);
    unused.len()
}
