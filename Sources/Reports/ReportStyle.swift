/// The style sheet of a report: for a phone, for a desk, and for paper.
enum ReportStyle {
  static let sheet = """
    :root { --ink: #1c2530; --soft: #55606c; --rule: #d5dbe1; --wash: #f4f6f8; --accent: #02397a;
      --warn: #7a4a00; --warn-wash: #fff5e0; color-scheme: light; }
    * { box-sizing: border-box; }
    html { scroll-behavior: smooth; -webkit-text-size-adjust: 100%; }
    body { margin: 0; color: var(--ink); background: #fff;
      font: 1.0625rem/1.6 "Noto Sans", "Segoe UI", Roboto, "DejaVu Sans", Arial, sans-serif; }
    a { color: var(--accent); text-underline-offset: .15em; }
    a:focus-visible, summary:focus-visible { outline: 3px solid #f2a900; outline-offset: 2px; }
    .page { max-width: 50rem; margin: 0 auto; padding: 0 1.25rem 4rem; }
    .languages { display: flex; gap: 1rem; justify-content: flex-end; max-width: 50rem;
      margin: 0 auto; padding: .75rem 1.25rem 0; font-size: .9375rem; }
    .languages a { padding: .25rem .5rem; }
    header.cover { border-bottom: 3px solid var(--accent); padding: 1.5rem 0 1.25rem;
      margin-bottom: 1.5rem; }
    h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .5rem; text-wrap: balance; }
    h2 { font-size: 1.5rem; line-height: 1.25; margin: 3.25rem 0 .5rem; padding-top: .75rem;
      border-top: 1px solid var(--rule); text-wrap: balance; }
    h3 { font-size: 1.1875rem; line-height: 1.3; margin: 2.25rem 0 .5rem; text-wrap: balance; }
    h4 { font-size: 1.0625rem; line-height: 1.4; margin: 2rem 0 .375rem; }
    p, ul, ol { margin: .5rem 0 .875rem; }
    .lead { font-size: 1.125rem; color: var(--soft); }
    .asked, .source { color: var(--soft); font-size: .9375rem; margin-top: 0; }
    .synthetic { background: var(--warn-wash); border-left: 4px solid #d98e00; color: var(--warn);
      padding: .625rem .875rem; margin: 1rem 0; }
    .findings { background: var(--wash); border-left: 4px solid var(--accent);
      padding: .625rem 1rem; margin: 1rem 0; font-size: .9375rem; }
    .findings p:first-child { margin-top: 0; font-weight: 600; }
    .finding { border-left: 6px solid var(--soft); padding: .125rem 0 .125rem .875rem;
      margin: .875rem 0; font-size: .9375rem; break-inside: avoid; }
    .finding p, .finding ul { margin: .1875rem 0; }
    .finding ul { color: var(--soft); padding-left: 1.125rem; font-size: .875rem; }
    .finding.critical { border-left: 6px double #a8431a; }
    .finding.important { border-left-color: #d98e00; }
    .finding.minor { border-left: 6px dotted var(--soft); }
    .finding.well_done { border-left-color: var(--accent); }
    .signatures { display: grid; grid-template-columns: 1fr 1fr; gap: 2.25rem 2rem;
      margin: 2.5rem 0 1rem; break-inside: avoid; }
    .signatures p { border-top: 1px solid var(--ink); margin: 0; padding-top: .25rem;
      font-size: .875rem; color: var(--soft); }
    nav.contents { background: var(--wash); padding: .75rem 1.25rem; margin: 1.5rem 0; }
    nav.contents ol { padding-left: 1.25rem; margin: .25rem 0; }
    nav.contents > p { font-weight: 600; margin: 0 0 .25rem; }
    figure { margin: 1rem 0 1.5rem; }
    figure svg { display: block; width: 100%; height: auto; }
    figure .narrow { display: none; }
    figcaption { color: var(--soft); font-size: .875rem; margin-top: .375rem; }
    details { margin: .375rem 0; font-size: .9375rem; }
    summary { cursor: pointer; color: var(--accent); padding: .25rem 0; }
    .scroll { overflow-x: auto; max-width: 100%; }
    table { border-collapse: collapse; font-size: .875rem; line-height: 1.4; margin: .5rem 0;
      font-variant-numeric: tabular-nums; min-width: 60%; }
    caption { text-align: left; font-weight: 600; padding: .25rem 0 .5rem; }
    th, td { padding: .3125rem .625rem; text-align: left; vertical-align: top;
      border-bottom: 1px solid var(--rule); }
    thead th { border-bottom: 2px solid var(--ink); vertical-align: bottom; }
    tbody th { font-weight: 500; min-width: 11rem; }
    tbody th[scope="rowgroup"] { font-weight: 600; padding-top: .875rem; }
    .number, td.number, th.number { text-align: right; white-space: nowrap; }
    .withheld { color: var(--soft); font-style: italic; }
    footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--rule);
      color: var(--soft); font-size: .875rem; overflow-wrap: anywhere; }
    @supports selector(body:has(main)) {
      body:not(:has(main.second:target, main.second :target)) main.second { display: none; }
      body:has(main.second:target, main.second :target) main.first { display: none; }
    }
    @media (max-width: 34rem) {
      body { font-size: 1rem; }
      h1 { font-size: 1.625rem; }
      h2 { font-size: 1.3125rem; }
      figure .wide { display: none; }
      figure .narrow { display: block; }
    }
    @page { size: A4; margin: 14mm 15mm; }
    @media print {
      body { font-size: 10pt; line-height: 1.4; }
      .languages, nav.contents, summary { display: none; }
      .page { max-width: none; padding: 0; }
      h2 { break-before: page; border: 0; }
      h2, h3, h4 { break-after: avoid; }
      .compact h2 { break-before: auto; margin: 1rem 0 .375rem; padding-top: .375rem;
        border-top: 1px solid var(--rule); font-size: 13pt; }
      .compact #es-evidence, .compact #en-evidence, .compact #es-annex, .compact #en-annex {
        break-before: page; }
      .compact figure svg { width: auto; max-width: 100%; max-height: 90mm; }
      .compact h1 { margin: 0; }
      .compact .lead { font-size: 10pt; margin: .125rem 0; }
      .compact .synthetic { margin: .25rem 0; padding: .25rem .5rem; }
      .compact ul, .compact p { margin: .1875rem 0; }
      .compact figcaption, .compact details { display: none; }
      .compact .signatures { margin: 1.75rem 0 0; gap: 1.75rem 2rem; }
      .compact { font-size: 9pt; line-height: 1.35; }
      .compact h1 { font-size: 17pt; }
      .compact header.cover { padding: 0 0 .5rem; margin-bottom: .5rem; }
      .compact .finding { margin: .25rem 0; font-size: 9pt; padding: 0 0 0 .5rem; }
      .compact .finding ul, .compact table { font-size: 8pt; }
      .compact th, .compact td { padding: .125rem .375rem; }
      .compact table { break-inside: auto; }
      .compact tr { break-inside: avoid; }
      .compact figure { margin: .375rem 0; }
      figure, table { break-inside: avoid; }
      a { color: inherit; text-decoration: none; }
      figure .wide { display: block; }
      figure .narrow { display: none; }
    }
    """
}
