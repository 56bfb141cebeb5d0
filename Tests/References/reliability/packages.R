# What R calidad (INE Chile, CEPAL) and surveytable (NCHS, 30/30) say of cells around every threshold
# of their rules: just below, at, and just above it, all else being well within the rule.
#
#   Rscript packages.R calidad/R/evaluate_internal.R surveytable/R/z_lpe.R > packages.csv
#
# The committed values come from transcriptions of the two files without comments and warnings
# (github.com/inesscc/calidad at 127380a, github.com/CDCgov/surveytable at 70071db); they need dplyr, purrr, magrittr and assertthat.
suppressMessages({library(magrittr); library(dplyr); library(assertthat)})
noNA <- function(x) !any(is.na(x))
files <- commandArgs(trailingOnly = TRUE)
for (file in files) source(file)

rows <- list()
add <- function(rule, kind, measure, place, stat, se, n, cases, eff_cases, df, deff, low, high,
                planned, label)
  rows[[length(rows) + 1]] <<- data.frame(rule, kind, measure, place, stat, se, n, cases, eff_cases,
    df, deff, low, high, planned, label)

# The error with which a function of it is exactly the limit, in floating point too, where there is
# one: at a limit that matters, beside it not.
exactly <- function(start, f, limit) {
  for (step in c(0, rbind(1:200, -(1:200)))) {
    x <- start * (1 + step * .Machine$double.eps)
    if (f(x) == limit) return(x)
  }
  start
}
log_cv <- function(p, se) { q <- min(p, 1 - p); se / q / -log(q) }
quad <- function(p) min(p, 1 - p)^(2 / 3) / 9
if (is.null(tryCatch(quadratic(0.5), error = function(e) NULL))) stop("calidad is not loaded")

parameters <- list(
  ine = list(df = 9, n = 60, cv_lower_ine = 0.15, cv_upper_ine = 0.3),
  cepal2020 = list(df = 9, n = 100, cv_cepal = 0.2, ess = 140, unweighted = 50, log_cv = 0.175),
  cepal2023 = list(df = 9, n = 100, ess = 60, cvlog_max = 0.175, CCNP_b = 50, CCNP_a = 30,
    cv_lower_cepal = 0.2, cv_upper_cepal = 0.3))
judge <- function(rule, kind, measure, place, stat = 0.4, se = 0.01, n = 1000, cases = 400,
                  df = 50, deff = 1.5, planned = FALSE) {
  table <- tibble(stat, se, n, df, deff, cv = se / stat, ess = n / deff,
    unweighted = if (kind == "mean") n else cases)
  if (kind == "proportion") table$log_cv <- log_cv(stat, se)
  class <- c(proportion = "calidad.prop", mean = "calidad.mean", count = "calidad.size")[[kind]]
  found <- switch(rule,
    "ine-chile" = assess_ine(table, parameters$ine, class),
    "cepal-2020" = assess_cepal2020(table, parameters$cepal2020, class),
    "cepal-2023" = assess_cepal2023(table, parameters$cepal2023, class, domain_info = planned))
  add(rule, kind, measure, place, stat, se, n, cases, NA, df, deff, NA, NA, planned, found$label)
}
around <- function(limit, step) list(below = limit - step, at = limit, above = limit + step)
each <- function(values, f) for (place in names(values)) f(values[[place]], place)

kinds <- list(proportion = list(stat = 0.4, se = 0.01), mean = list(stat = 100, se = 1),
  count = list(stat = 1000, se = 10))
for (kind in names(kinds)) {
  base <- kinds[[kind]]
  own <- function(rule, measure, place, ...)
    do.call(judge, modifyList(c(list(rule, kind, measure, place), base), list(...)))
  for (rule in c("ine-chile", "cepal-2020", "cepal-2023"))
    each(around(9, 1), function(x, place) own(rule, "degrees_of_freedom", place, df = x))
  each(around(60, 1), function(x, place) own("ine-chile", "respondents", place, n = x, cases = x %/% 2))
  each(around(100, 1), function(x, place)
    own("cepal-2020", "respondents", place, n = x, cases = 60, deff = 0.5))
  each(around(140, 0.5), function(x, place)
    own("cepal-2020", "effective_respondents", place, n = 2 * x, cases = 100, deff = 2))
  each(around(60, 0.5), function(x, place)
    own("cepal-2023", "effective_respondents", place, n = 2 * x, cases = 100, deff = 2))
  each(around(1, 0.001), function(x, place) own("cepal-2023", "design_effect", place, deff = x))
  # The cases of a mean are its respondents.
  if (kind != "mean") {
    each(around(50, 1), function(x, place) own("cepal-2020", "cases", place, cases = x))
    each(around(50, 1), function(x, place) own("cepal-2023", "cases_of_reliable", place, cases = x))
    each(around(30, 1), function(x, place) own("cepal-2023", "cases", place, cases = x))
  } else {
    each(around(50, 1), function(x, place)
      own("cepal-2023", "cases_of_reliable", place, n = x, deff = 1))
  }
  for (planned in c(FALSE, TRUE))
    each(around(100, 1), function(x, place)
      own("cepal-2023", paste0("planned_domain_", planned), place, cases = x, deff = 0.5,
        n = if (kind == "proportion") 2 * x else x, planned = planned))
  if (kind == "proportion") next
  for (limit in list(c("ine-chile", 0.15), c("ine-chile", 0.30), c("cepal-2020", 0.20),
                     c("cepal-2023", 0.20), c("cepal-2023", 0.30)))
    each(around(as.numeric(limit[2]), 0.0001), function(x, place)
      own(limit[1], paste0("cv_", limit[2]), place,
        se = exactly(x * base$stat, function(se) se / base$stat, x)))
}
for (p in c(0.04, 0.3, 0.5, 0.7, 0.96)) {
  limit <- quad(p)
  each(list(below = limit * 0.9999, at = limit, above = limit * 1.0001), function(x, place)
    judge("ine-chile", "proportion", paste0("quadratic_", p), place, stat = p, se = x))
  for (rule in c("cepal-2020", "cepal-2023"))
    each(around(0.175, 0.0001), function(x, place) {
      q <- min(p, 1 - p)
      judge(rule, "proportion", paste0("log_cv_", p), place, stat = p,
        se = exactly(x * q * -log(q), function(se) log_cv(p, se), x))
    })
}
each(around(0.20, 0.0001), function(x, place)
  judge("cepal-2020", "proportion", "cv", place, stat = 0.3,
    se = exactly(x * 0.3, function(se) se / 0.3, x)))

percent <- function(measure, place, p = 0.4, se = 0.02, n = 1000, cases = 400, df = 50,
                    low = 0.35, high = 0.45) {
  flags <- .lpe_percents(data.frame(Proportion = p, SE = se, LL = low, UL = high,
    `n numerator` = cases, `n denominator` = n, degf = df, check.names = FALSE))$flags
  add("nchs", "proportion", measure, place, p, se, n, cases, NA, df, NA, low, high, FALSE,
    trimws(flags))
}
# No error in floating point makes it 30 exactly; that case is the one of 30 respondents, below.
each(list(below = 29.999, above = 30.001), function(x, place)
  percent("effective_respondents", place, p = 0.5, cases = 500, se = sqrt(0.25 / x)))
each(around(30, 1), function(x, place)
  percent("respondents", place, n = x, cases = 12, se = 0.0001))
each(around(0.30, 0.0001), function(x, place)
  percent("interval_width", place, low = 0.25, high = 0.25 + x))
each(around(0.05, 0.0001), function(x, place)
  percent("narrow_interval", place, p = 0.02, se = 0.004, low = 0, high = x, cases = 20))
each(around(1.30, 0.001), function(x, place)
  percent("relative_width", place, p = 0.125, se = 0.02, low = 0, high = x * 0.125, cases = 125))
each(around(1.30, 0.001), function(x, place)
  percent("complement", place, p = 0.875, se = 0.02, low = 1 - x * 0.125, high = 1, cases = 875))
each(around(8, 1), function(x, place) percent("degrees_of_freedom", place, df = x))
for (cases in c(0, 1, 999, 1000))
  percent("unanimity", paste0("cases_", cases), p = cases / 1000, cases = cases,
    se = sqrt(cases / 1000 * (1 - cases / 1000) / 1000), low = max(0, cases / 1000 - 0.001),
    high = min(1, cases / 1000 + 0.001))

people <- function(measure, place, x = 1000, s = 100, cases = 200, eff = 150, df = 50, low = 800,
                   high = 1250) {
  flags <- .lpe_counts(data.frame(x, s, ll = low, ul = high, samp.size = eff, degf = df))$flags
  add("nchs", "count", measure, place, x, s, 1000, cases, eff, df, NA, low, high, FALSE,
    trimws(flags))
}
each(around(10, 0.01), function(x, place) people("effective_cases", place, eff = x))
each(around(1.60, 0.001), function(x, place)
  people("relative_width", place, low = 500, high = 500 + x * 1000))
each(around(8, 1), function(x, place) people("degrees_of_freedom", place, df = x))

thirty <- function(measure, place, x = 1000, s = 100, cases = 200) {
  flags <- .lpe_counts_3030(data.frame(x, s, counts = cases))$flags
  add("30-30", "count", measure, place, x, s, 1000, cases, NA, 50, NA, NA, NA, FALSE, trimws(flags))
}
each(around(30, 1), function(x, place) thirty("cases", place, cases = x))
each(around(0.30, 0.0001), function(x, place) thirty("relative_error", place, s = x * 1000))

result <- do.call(rbind, rows)
result[] <- lapply(result, function(x)
  if (is.double(x)) trimws(formatC(x, digits = 17, format = "g")) else x)
result[is.na(result) | result == "NA"] <- ""
result$label[result$label == ""] <- "none"
write.csv(result, row.names = FALSE, quote = FALSE)
