// Shows at once what the form of the embed builder would send for, and copies. The address is the only state.
const page = document.documentElement;
const form = document.querySelector("form[data-builder]");
const wrong = form.querySelector("[data-error]");
const said = document.querySelector("[data-said]");
let shown = location.search;
let asked;

const say = (text) => {
	// The same words a second time are read out only when they are new.
	said.textContent = "";
	requestAnimationFrame(() => (said.textContent = text));
};

async function show() {
	asked?.abort();
	asked = new AbortController();
	const sent = new FormData(form);
	try {
		const answer = await fetch(`${form.action}?${new URLSearchParams(sent)}`, { signal: asked.signal });
		const other = new DOMParser().parseFromString(await answer.text(), "text/html");
		const result = other.querySelector("[data-result]");
		if (!result) {
			const errors = [...other.querySelectorAll("main .errors li, main .lede")];
			wrong.textContent = errors.map((error) => error.textContent).join(" ");
			return;
		}
		wrong.textContent = "";
		const address = new URL(answer.url);
		if (other.documentElement.lang !== page.lang) {
			location.assign(address);
			return;
		}
		// The server may have settled one choice by another, or written it its own way; what was typed meanwhile stays.
		for (const field of form.querySelectorAll("select[name], input[type=text][name]")) {
			const theirs = other.getElementById(field.id);
			if (theirs && field.value === sent.get(field.name)) field.value = theirs.value;
		}
		document.querySelector("[data-result]").replaceWith(result);
		document.querySelector("a[data-language]").replaceWith(other.querySelector("a[data-language]"));
		if (address.search !== shown) history.pushState(null, "", address);
		shown = address.search;
		say(result.dataset.result);
	} catch (why) {
		if (why.name !== "AbortError") form.submit();
	}
}

form.addEventListener("change", show);
form.addEventListener("submit", (event) => {
	event.preventDefault();
	show();
});
addEventListener("popstate", () => {
	if (location.search !== shown) location.reload();
});
document.addEventListener("click", async ({ target }) => {
	const button = target.closest("[data-copy]");
	if (!button) return;
	const field = document.getElementById(button.dataset.copy);
	try {
		await navigator.clipboard.writeText(field.value);
	} catch {
		// No clipboard without TLS: the old way, which leaves the text selected.
		field.select();
		document.execCommand("copy");
	}
	say(button.dataset.copied);
});
page.dataset.builder = "live";
