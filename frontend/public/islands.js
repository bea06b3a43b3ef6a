// Loads the islands, and makes the quick exit leave no step back to this page.
// Every page that has islands holds it, and its policy knows it by its hash: so it is the same in all, and what differs stands in
// data attributes.
const own = document.querySelector("script[data-loader]");
const page = document.documentElement;

for (const exit of document.querySelectorAll("a[data-quick-exit]")) {
	exit.addEventListener("click", (event) => {
		event.preventDefault();
		document.body.hidden = true;
		location.replace(exit.href);
	});
}

// A page prints the address of what it shows, which an island may have changed.
const printed = document.querySelector(".printed");
if (printed) {
	addEventListener("beforeprint", () => {
		printed.textContent = new URL(location.pathname + location.search, printed.textContent).href;
	});
}

const islands = document.querySelectorAll("leptos-island");

// What has come to life by half is as the server wrote it again: the form still works, and the notice says so. Who was in it stays
// where they were.
function fail() {
	for (const island of islands) {
		const place = [...island.querySelectorAll("*")].indexOf(document.activeElement);
		const again = island.cloneNode(true);
		island.replaceWith(again);
		again.querySelectorAll("*")[place]?.focus({ preventScroll: true });
	}
	page.dataset.islands = "failed";
}

// Who only reads waits for nothing. The islands are loaded after the first picture, when the browser has nothing else to do, and come
// to life when one is first touched, before it is told of the touch.
if (islands.length > 0 && own.dataset.module) {
	const touches = ["pointerover", "focus", "keydown", "input", "change", "click", "popstate"];
	// What a reader on a slow network chooses before the island is loaded.
	const early = new Set();
	const note = (event) => early.add(event.target.form);
	addEventListener("change", note);
	try {
		await new Promise(requestAnimationFrame);
		await new Promise((idle) => (window.requestIdleCallback ?? setTimeout)(idle));
		const [module, wasm] = await Promise.all([
			import(own.dataset.module),
			WebAssembly.compileStreaming(fetch(own.dataset.wasm)),
		]);
		const wake = ({ type, target }) => {
			if (target !== window && !target.closest?.("leptos-island")) return;
			for (const touch of touches) removeEventListener(touch, wake, true);
			try {
				module.initSync({ module: wasm });
				module.hydrate();
				for (const island of islands) {
					module[island.dataset.component](island);
				}
				performance.mark("islands");
			} catch {
				fail();
			}
			// A step back or forward happens to the window alone, which tells those who ask while it happens nothing of it.
			if (type === "popstate") dispatchEvent(new PopStateEvent(type));
		};
		for (const touch of touches) addEventListener(touch, wake, true);
		page.dataset.islands = "live";
		for (const form of early) form?.dispatchEvent(new Event("change"));
	} catch {
		fail();
	} finally {
		removeEventListener("change", note);
	}
}
