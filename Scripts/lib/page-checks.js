// Looks, inside the page, for what a reader would stumble on. Used by Scripts/check-report.
globalThis.pageChecks = (() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const visible = (element) => element.checkVisibility({ visibilityProperty: true });
  const short = (text) => {
    const words = text.trim().replace(/\s+/g, " ");
    return words.length > 60 ? words.slice(0, 57) + "…" : words;
  };
  const describe = (element) => {
    const name = element.tagName.toLowerCase();
    const mark = element.id ? "#" + element.id : element.getAttribute("class");
    return `${name}${mark ? ` ${mark}` : ""} “${short(element.textContent)}”`;
  };

  // A page may hold several languages: as parts with a `lang` of their own, reached by a link into
  // the page that bears `hreflang` or `lang`, or by a control with `data-choose-language`.
  const controls = () =>
    all("[data-choose-language], a[hreflang][href^='#'], a[lang][href^='#']").filter(visible);
  const leadsTo = (control) => control.dataset.chooseLanguage ?? (control.hreflang || control.lang);
  const languages = () => [...new Set(controls().map(leadsTo))];
  const choose = (language) => {
    controls().find((one) => leadsTo(one) === language).click();
    return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  };
  const parts = () => {
    const found = all("body [lang]").filter((one) => visible(one) && one.querySelector("h1"));
    return found.length > 0 ? found : [document.body];
  };
  const shownLanguages = () => [...new Set(parts().map((one) => one.closest("[lang]")?.lang ?? ""))];

  // A wide table may scroll inside a box of its own; the page may not.
  const scrolls = (element) => {
    for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
      if (/auto|scroll|hidden|clip/.test(getComputedStyle(box).overflowX)) return true;
    }
    return false;
  };
  const overflow = () => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = all("body *").filter(
      (one) => visible(one) && one.getBoundingClientRect().right > width + 1 && !scrolls(one));
    const leaves = wide.filter((one) => !wide.some((other) => other !== one && one.contains(other)));
    return [
      `the page is ${document.documentElement.scrollWidth} px wide: ` +
        leaves.slice(0, 3).map(describe).join("; "),
    ];
  };

  const headings = () => parts().flatMap(headingsOf);
  const headingsOf = (part) => {
    const faults = [];
    const shown = all("h1, h2, h3, h4, h5, h6", part).filter(visible);
    const first = shown.filter((one) => one.tagName === "H1").length;
    if (first !== 1) faults.push(`${first} headings of the first level`);
    let level = 0;
    for (const one of shown) {
      const next = Number(one.tagName[1]);
      if (next > level + 1) faults.push(`level ${level} is followed by ${describe(one)}`);
      if (!one.textContent.trim()) faults.push(`an empty heading of level ${next}`);
      level = next;
    }
    return faults;
  };

  const tables = () =>
    all("table").filter(visible).filter((one) => !one.querySelector("th"))
      .map((one) => `${describe(one)} has no header cells`);

  const identifiers = () => {
    const seen = new Map();
    for (const one of all("[id]")) seen.set(one.id, (seen.get(one.id) ?? 0) + 1);
    return [...seen].filter(([, count]) => count > 1).map(([id, count]) => `id ${id} stands ${count} times`);
  };

  // Rotated text has a bounding box much larger than its letters, so it is left out of overlaps.
  const isUpright = (element) => {
    const matrix = element.getScreenCTM();
    return Math.abs(matrix.b) < 0.01 && Math.abs(matrix.c) < 0.01;
  };
  const texts = () => {
    const faults = [];
    for (const drawing of all("svg").filter(visible)) {
      const frame = drawing.getBoundingClientRect();
      const boxes = all("text", drawing)
        .filter((one) => visible(one) && one.textContent.trim())
        .map((one) => ({ one, box: one.getBoundingClientRect(), upright: isUpright(one) }));
      for (const { one, box } of boxes) {
        const out = Math.max(
          frame.left - box.left, box.right - frame.right, frame.top - box.top,
          box.bottom - frame.bottom);
        if (out > 1.5) faults.push(`text “${short(one.textContent)}” is cut off by ${out.toFixed(1)} px`);
      }
      const upright = boxes.filter((entry) => entry.upright);
      upright.forEach((a, index) => {
        for (const b of upright.slice(index + 1)) {
          const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
          const high = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
          // Boxes include the space above and below the letters: lines may share up to a third.
          const line = Math.min(a.box.height, b.box.height);
          if (wide > 1 && high > line / 3) {
            faults.push(`text “${short(a.one.textContent)}” overlaps “${short(b.one.textContent)}”`);
          }
        }
      });
    }
    return faults;
  };

  const shownPictures = () =>
    all("svg, img").filter((one) => visible(one) && !one.closest("[aria-hidden=true]") &&
      !one.parentElement.closest("svg"));
  const pictures = () => shownPictures().map((one, index) => [index, describe(one)]);
  const picture = (index) => shownPictures()[index];

  const language = () => (shownLanguages().every(Boolean) ? [] : ["the page does not say its language"]);
  const unfold = () => {
    for (const one of all("details")) one.open = true;
    return [];
  };
  const faults = () => [
    ...unfold(), ...language(), ...overflow(), ...headings(), ...tables(), ...identifiers(), ...texts(),
  ];
  return { languages, choose, shownLanguages, faults, pictures, picture };
})();
undefined;
