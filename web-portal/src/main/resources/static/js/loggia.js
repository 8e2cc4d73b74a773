/* What the page does beyond htmx. Everything here is comfort: without it forms and links still work. */
(() => {
  const root = document.documentElement;
  const $ = (selector, from = document) => from.querySelector(selector);
  const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];

  /* Light or dark */
  const dark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const switchTheme = () => {
    root.dataset.theme = dark() ? "light" : "dark";
    try {
      localStorage.setItem("theme", root.dataset.theme);
    } catch {
      /* not remembered */
    }
  };

  /* Composer */
  const grow = (box) => { /* by rows, because htmx carries style attributes over, which the security policy forbids */
    box.rows = 2;
    while (box.rows < 9 && box.scrollHeight > box.clientHeight) box.rows += 1;
  };
  const fitShapes = (model) => {
    const able = model.dataset.ratios.split(" ");
    const kind = model.closest(".for-kind");
    $("[data-model-name]", kind).textContent = model.dataset.name;
    const shapes = $$(".chips input", kind);
    shapes.forEach((shape) => { shape.disabled = !able.includes(shape.value); });
    const chosen = shapes.find((shape) => shape.checked);
    if (chosen?.disabled) (shapes.find((shape) => !shape.disabled) ?? chosen).checked = true;
  };
  /* A challenge is drawn by Cloudflare's script, which is fetched only when there is one; it adds its answer to the form. */
  const challenge = () => {
    const place = $("[data-turnstile]:empty");
    if (!place) return;
    if (window.turnstile) {
      window.turnstile.render(place, { sitekey: place.dataset.sitekey, action: place.dataset.action });
    } else if (!$("script[data-challenge]")) {
      const script = document.createElement("script");
      script.src = "https://challenges.cloudflare.com/turnstile/v0/api.js?render=explicit";
      script.dataset.challenge = "";
      script.onload = challenge;
      document.head.append(script);
    }
  };
  const prepare = () => {
    challenge();
    const box = $("#prompt");
    if (!box) return;
    grow(box);
    $$(".models input:checked").forEach(fitShapes);
    if ("focus" in box.dataset) box.focus();
  };

  /* Gallery */
  const play = (video) => video.play().catch(() => {});
  const stop = (video) => { video.pause(); };
  const filmOf = (event) => event.target.closest?.(".tile a") && $("video", event.target.closest(".tile a"));
  const still = matchMedia("(prefers-reduced-motion: reduce)");

  /* New pictures hang themselves only where that moves nothing under the reader's eyes; else a button offers them. */
  const arrive = () => {
    const button = $("#arrivals");
    const wall = $("#wall");
    if (!button || !wall) return;
    if (wall.getBoundingClientRect().top > innerHeight * 0.55) htmx.trigger(button, "loggia:arrive");
    else button.hidden = false;
  };

  document.addEventListener("click", (event) => {
    const idea = event.target.closest("[data-idea]");
    if (event.target.closest("[data-theme-switch]")) switchTheme();
    if (idea) {
      const box = $("#prompt");
      box.value = idea.dataset.idea;
      grow(box);
      box.focus();
    }
    if (event.target.closest("[data-again]") && $("#prompt")) {
      event.preventDefault();
      $("#prompt").focus();
      $("#composer").scrollIntoView({ block: "center" });
    }
    $$("details.models[open]").forEach((open) => { if (!open.contains(event.target)) open.open = false; });
  });
  document.addEventListener("input", (event) => { if (event.target.id === "prompt") grow(event.target); });
  document.addEventListener("change", (event) => { if (event.target.matches(".models input")) fitShapes(event.target); });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.id === "prompt") {
      event.preventDefault();
      event.target.form.requestSubmit();
    }
    if (event.key === "Escape") {
      const open = $("details.models[open]");
      if (open) {
        open.open = false;
        $("summary", open).focus();
      }
    }
  });
  for (const [name, act] of [["pointerover", play], ["focusin", play], ["pointerout", stop], ["focusout", stop]]) {
    document.addEventListener(name, (event) => {
      const film = filmOf(event);
      if (film && !(act === play && still.matches)) act(film);
    });
  }

  document.addEventListener("htmx:afterSwap", (event) => {
    const said = $("[data-say]", event.target.closest?.(".job") ?? event.target);
    if (said && $("#said").textContent !== said.dataset.say) $("#said").textContent = said.dataset.say;
    if (event.target.id === "wall" || event.target.closest?.("#wall")) {
      $("#arrivals")?.setAttribute("hidden", "");
      if ($(".tile")) $("#bare")?.remove();
    }
    prepare();
  });
  /* A problem is no part of a page and is not swapped in: what somebody asked for and did not get is said above the form. */
  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    if (detail.requestConfig.verb === "get") return;
    $("#problem")?.remove();
    if (!detail.xhr.getResponseHeader("Content-Type")?.startsWith("application/problem+json")) return;
    const problem = Object.assign(document.createElement("p"), { id: "problem", className: "wrong", lang: "en" });
    problem.setAttribute("role", "alert");
    problem.textContent = JSON.parse(detail.xhr.responseText).detail;
    detail.elt.before(problem);
  });
  document.addEventListener("sse:item", arrive);
  document.addEventListener("sse:removed", (event) => {
    document.getElementById(`item-${JSON.parse(event.detail.data).id}`)?.remove();
  });
  prepare();
})();
