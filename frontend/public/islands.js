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
	// What a reader on a slow network chooses before the island lives.
	const early = new Set();
	const note = (event) => early.add(event.target.form);
	addEventListener("change", note);
	try {
		const module = await import(own.dataset.module);
		await module.default({ module_or_path: own.dataset.wasm });
		module.hydrate();
		for (const island of islands) {
			module[island.dataset.component](island);
		}
		document.documentElement.dataset.islands = "live";
		for (const form of early) {
			form?.dispatchEvent(new Event("change"));
		}
	} catch {
		// What has come to life by half is as the server wrote it again: the form still works, and the notice says so.
		for (const island of islands) {
			island.replaceWith(island.cloneNode(true));
		}
		document.documentElement.dataset.islands = "failed";
	} finally {
		removeEventListener("change", note);
	}
}
