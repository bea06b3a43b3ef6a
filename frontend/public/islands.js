// Loads the islands and hydrates them, and makes the quick exit leave no step back to this page.
// The addresses stand in data attributes of this script's own tag, so that the page needs no inline script.
const own = document.querySelector("script[data-loader]");

for (const exit of document.querySelectorAll("a[data-quick-exit]")) {
	exit.addEventListener("click", (event) => {
		event.preventDefault();
		document.body.hidden = true;
		location.replace(exit.href);
	});
}

const islands = document.querySelectorAll("leptos-island");

if (islands.length > 0 && own.dataset.module) {
	try {
		const module = await import(own.dataset.module);
		await module.default({ module_or_path: own.dataset.wasm });
		module.hydrate();
		for (const island of islands) {
			module[island.dataset.component](island);
		}
		document.documentElement.dataset.islands = "live";
	} catch {
		// The form still works: the notice says so.
		document.documentElement.dataset.islands = "failed";
	}
}
