# Reference values of R survey: Rscript generate.R > reference.csv (after data.R).
suppressMessages(library(survey))
options(warn = -1)
cat("# R", as.character(getRversion()), "survey", as.character(packageVersion("survey")), "\n")
cat("design,question,by,group,level,quantity,value\n")
put <- function(design, question, by, group, level, quantity, value)
  cat(sprintf("%s,%s,%s,%s,%s,%s,%.16g\n", design, question, by, group, level, quantity, value))
read <- function(name) read.csv(file.path("data", paste0(name, ".csv")), na.strings = c("", "NA"))
apistrat <- read("apistrat"); apiclus1 <- read("apiclus1"); small <- read("small")
waves <- read("waves"); lonely <- read("lonely")
waves$row <- seq_len(nrow(waves))

designs <- list(
  strat = svydesign(~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = apistrat),
  stratNoFPC = svydesign(~1, strata = ~stype, weights = ~pw, data = apistrat),
  stratFPCWeights = svydesign(~1, strata = ~stype, fpc = ~fpc, data = apistrat),
  clus1 = svydesign(~dnum, weights = ~pw, fpc = ~fpc, data = apiclus1),
  clus1NoFPC = svydesign(~dnum, weights = ~pw, data = apiclus1),
  small = svydesign(~1, weights = ~weight, data = small),
  smallEqual = svydesign(~1, weights = ~1, data = small),
  waves = svydesign(~psu, strata = ~stratum, weights = ~weight, nest = TRUE, data = waves),
  wavesFPC = svydesign(~psu, strata = ~stratum, weights = ~weight, fpc = ~population,
                       nest = TRUE, data = waves),
  wavesElements = svydesign(~1, strata = ~stratum, weights = ~weight, data = waves),
  lonely = svydesign(~psu, strata = ~stratum, weights = ~weight, nest = TRUE, data = lonely),
  lonelyElements = svydesign(~1, strata = ~interaction(stratum, psu), weights = ~weight,
                             data = lonely))

domain <- function(name, d, question, by, group) {
  y <- d$variables[[question]]
  d <- d[!is.na(y), ]
  if (by != "") d <- d[!is.na(d$variables[[by]]) & d$variables[[by]] == group, ]
  y <- d$variables[[question]]
  df <- degf(d)
  p <- function(level, quantity, value) put(name, question, by, group, level, quantity, value)
  p("", "n", nrow(d)); p("", "df", df)
  p("", "weighted_n", sum(weights(d))); p("", "n_eff", sum(weights(d))^2 / sum(weights(d)^2))
  for (level in sort(unique(designs[[name]]$variables[[question]]))) {
    d$variables$hit <- as.numeric(y == level)
    total <- svytotal(~hit, d)
    p(level, "total", coef(total)); p(level, "total_se", SE(total))
    share <- svymean(~hit, d, deff = "replace")
    p(level, "proportion", coef(share)); p(level, "se", SE(share))
    v <- as.numeric(vcov(share))
    if (df < 1 || coef(share) %in% c(0, 1) || !is.finite(v) || v < 1e-20) next
    p(level, "deff", deff(share))
    for (method in c("beta", "xlogit", "mean")) {
      ci <- attr(svyciprop(~hit, d, method = method), "ci")
      p(level, paste0(method, "_low"), ci[1]); p(level, paste0(method, "_high"), ci[2])
    }
  }
  if (is.numeric(y)) {
    d$variables$score <- y
    m <- svymean(~score, d, deff = "replace")
    p("", "mean_score", coef(m)); p("", "mean_se", SE(m))
    if (df > 0 && is.finite(SE(m)) && SE(m) > 1e-10) {
      p("", "mean_deff", deff(m))
      ci <- confint(m, df = df)
      p("", "mean_low", ci[1]); p("", "mean_high", ci[2])
    }
  }
}

# The linearised variable of a difference of shares, summed: its error is that of the contrast.
contrast <- function(name, d, question, by, first, second, level) {
  y <- d$variables[[question]]; g <- d$variables[[by]]; w <- weights(d)
  share <- function(group) {
    inside <- !is.na(y) & !is.na(g) & g == group
    n <- sum(w[inside]); p <- sum(w[inside & y == level]) / n
    list(p = p, z = ifelse(inside, (ifelse(inside, y == level, 0) - p) / n, 0))
  }
  a <- share(first); b <- share(second)
  d$variables$z <- a$z - b$z
  put(name, question, by, paste0(first, "-", second), level, "difference", a$p - b$p)
  put(name, question, by, paste0(first, "-", second), level, "difference_se", SE(svytotal(~z, d)))
  both <- d[!is.na(y) & !is.na(g) & g %in% c(first, second), ]
  put(name, question, by, paste0(first, "-", second), level, "difference_df", degf(both))
}

test <- function(name, d, question, by) {
  d <- d[!is.na(d$variables[[question]]) & !is.na(d$variables[[by]]), ]
  d$variables[[question]] <- factor(d$variables[[question]])
  d$variables[[by]] <- factor(d$variables[[by]])
  f <- as.formula(paste("~", question, "+", by))
  for (s in c("F", "Chisq", "Wald", "adjWald")) {
    x <- svychisq(f, d, statistic = s)
    put(name, question, by, "", "", paste0(s, "_statistic"), x$statistic)
    for (i in seq_along(x$parameter))
      put(name, question, by, "", "", paste0(s, "_df", i), x$parameter[[i]])
    put(name, question, by, "", "", paste0(s, "_p"), x$p.value)
  }
}

all <- function(name, question, by) {
  d <- designs[[name]]
  if (by == "") return(domain(name, d, question, "", ""))
  groups <- sort(unique(d$variables[[by]]))
  for (g in groups) domain(name, d, question, by, g)
  for (level in sort(unique(d$variables[[question]])))
    contrast(name, d, question, by, groups[length(groups)], groups[1], level)
}

for (name in c("strat", "stratNoFPC", "stratFPCWeights")) for (q in c("sch.wide", "level")) {
  all(name, q, ""); all(name, q, "awards")
}
all("strat", "level", "stype"); all("strat", "college", "stype"); all("strat", "college", "")
for (name in c("clus1", "clus1NoFPC")) for (q in c("sch.wide", "level", "college")) {
  all(name, q, ""); all(name, q, "stype")
}
for (name in c("small", "smallEqual")) { all(name, "answer", ""); all(name, "answer", "actor") }
for (name in c("waves", "wavesFPC", "wavesElements"))
  for (by in c("", "wave", "sex", "age", "stratum")) all(name, "q", by)
for (rule in c("remove", "certainty", "adjust", "average")) {
  options(survey.lonely.psu = rule)
  for (name in c("lonely", "lonelyElements")) {
    designs[[paste0(name, "_", rule)]] <- designs[[name]]
    all(paste0(name, "_", rule), "q", ""); all(paste0(name, "_", rule), "q", "group")
  }
}
options(survey.lonely.psu = "fail")
for (pair in list(c("strat", "level", "awards"), c("strat", "sch.wide", "stype"),
                  c("clus1", "level", "stype"), c("clus1NoFPC", "sch.wide", "stype"),
                  c("small", "answer", "actor"), c("waves", "q", "sex"), c("waves", "q", "age"),
                  c("waves", "q", "wave"), c("wavesFPC", "q", "wave"),
                  c("wavesElements", "q", "age"), c("wavesElements", "q", "wave")))
  test(pair[1], designs[[pair[1]]], pair[2], pair[3])
