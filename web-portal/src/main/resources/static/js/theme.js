/* Before the first paint: the remembered light or dark, and that script works at all. */
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const kept = localStorage.getItem("theme");
    if (kept === "light" || kept === "dark") root.dataset.theme = kept;
  } catch {
    /* storage is off: the system's choice stands */
  }
})();
