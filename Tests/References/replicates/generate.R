# Reference values of R survey for replicate weights: Rscript generate.R > reference.csv.
# Also writes data/*.csv: samples with their replicate weights. The api samples are those of R
# survey; scd is its example of half-samples; the others are drawn here.
suppressMessages(library(survey))
options(warn = -1, digits = 15)
RNGversion("4.0.0"); set.seed(19880230)
cat("# R", as.character(getRversion()), "survey", as.character(packageVersion("survey")), "\n")
cat("design,question,by,group,level,quantity,value\n")
put <- function(design, question, by, group, level, quantity, value)
  cat(sprintf("%s,%s,%s,%s,%s,%s,%.16g\n", design, question, by, group, level, quantity, value))
read <- function(name) read.csv(file.path("../survey/data", paste0(name, ".csv")),
                                na.strings = c("", "NA"))
waves <- read("waves"); apiclus1 <- read("apiclus1"); lonely <- read("lonely")
# Pairs of clusters in strata, for half-samples: a stratum of four is split into two pairs.
pairs <- do.call(rbind, lapply(1:9, function(h) do.call(rbind, lapply(seq_len(if (h == 4) 4 else 2),
  function(c) {
    n <- sample(3:6, 1)
    data.frame(stratum = paste0("h", h), psu = c, sex = sample(c("m", "w"), n, TRUE),
               q = pmin(5, pmax(1, round(3 + 0.2 * h + rnorm(1) + rnorm(n)))),
               weight = round(runif(n, 0.5, 4), 3))
  }))))
pairs$q[sample(nrow(pairs), 6)] <- NA
write.csv(pairs, "data/pairs.csv", row.names = FALSE, na = "", quote = FALSE)

# Designs whose replicates are made: the same construction is asked of the tests.
waveDesign <- svydesign(~psu, strata = ~stratum, weights = ~weight, nest = TRUE, data = waves)
waveFPC <- svydesign(~psu, strata = ~stratum, weights = ~weight, fpc = ~population, nest = TRUE,
                     data = waves)
lone <- function(rule) {
  options(survey.lonely.psu = rule)
  as.svrepdesign(svydesign(~psu, strata = ~stratum, weights = ~weight, nest = TRUE,
                           data = lonely), type = "JKn")
}
pairDesign <- svydesign(~psu, strata = ~stratum, weights = ~weight, nest = TRUE, data = pairs)
api1 <- svydesign(~dnum, weights = ~pw, data = apiclus1)
api1FPC <- svydesign(~dnum, weights = ~pw, fpc = ~fpc, data = apiclus1)
made <- list(
  waves_jkn = as.svrepdesign(waveDesign, type = "JKn"),
  waves_jkn_mse = as.svrepdesign(waveDesign, type = "JKn", mse = TRUE),
  wavesFPC_jkn = as.svrepdesign(waveFPC, type = "JKn"),
  lonely_remove_jkn = lone("remove"), lonely_average_jkn = lone("average"),
  lonely_adjust_jkn = lone("adjust"),
  clus1NoFPC_jk1 = as.svrepdesign(api1, type = "JK1"),
  clus1_jk1 = as.svrepdesign(api1FPC, type = "JK1"))
options(survey.lonely.psu = "fail")

# Replicates that are read from files: combined weights or factors, all types, scales, centres.
combined <- function(d, weights, replicates, name) {
  colnames(replicates) <- sprintf("rep_%d", seq_len(ncol(replicates)))
  write.csv(cbind(d, format(replicates, digits = 15, trim = TRUE)), paste0("data/", name, ".csv"),
            row.names = FALSE, na = "", quote = FALSE)
  as.matrix(read.csv(paste0("data/", name, ".csv"))[, colnames(replicates)])
}
whole <- function(design) as.matrix(weights(design, "analysis"))
jkn <- made$waves_jkn
small <- waves[, c("sex", "age", "wave", "q", "weight")]
W <- combined(small, waves$weight, whole(jkn), "jkn")
brr <- as.svrepdesign(pairDesign, type = "BRR"); fay <- as.svrepdesign(pairDesign, type = "Fay",
                                                                      fay.rho = 0.3)
B <- combined(pairs, pairs$weight, whole(brr), "brr")
F <- combined(pairs, pairs$weight, whole(fay), "fay")
boot <- as.svrepdesign(waveDesign, type = "subbootstrap", replicates = 30)
V <- combined(small, waves$weight, whole(boot), "bootstrap")
# Successive differences as in the American Community Survey: weights around the full-sample one.
sdr <- matrix(waves$weight * exp(rnorm(nrow(waves) * 80, 0, 0.3)), ncol = 80)
S <- combined(small, waves$weight, round(sdr, 6), "sdr")
J <- combined(apiclus1, apiclus1$pw, whole(made$clus1NoFPC_jk1), "jk1")
K <- combined(pairs, pairs$weight, round(whole(brr) / pairs$weight, 12), "factors")
readIn <- list(
  jkn_read = svrepdesign(data = small, weights = waves$weight, repweights = W, type = "JKn",
                         rscales = jkn$rscales),
  jkn_read_mse = svrepdesign(data = small, weights = waves$weight, repweights = W, type = "JKn",
                             rscales = jkn$rscales, mse = TRUE),
  brr_read = svrepdesign(data = pairs, weights = pairs$weight, repweights = B, type = "BRR"),
  fay_read = svrepdesign(data = pairs, weights = pairs$weight, repweights = F, type = "Fay",
                         rho = 0.3),
  bootstrap_read = svrepdesign(data = small, weights = waves$weight, repweights = V,
                               type = "bootstrap"),
  bootstrap_scale = svrepdesign(data = small, weights = waves$weight, repweights = V,
                                type = "bootstrap", scale = 0.05, mse = TRUE),
  sdr_read = svrepdesign(data = small, weights = waves$weight, repweights = S, type = "ACS"),
  sdr_read_mse = svrepdesign(data = small, weights = waves$weight, repweights = S, type = "ACS",
                             mse = TRUE),
  jk1_read = svrepdesign(data = apiclus1, weights = apiclus1$pw, repweights = J, type = "JK1"),
  factors_read = svrepdesign(data = pairs, weights = pairs$weight, repweights = K, type = "BRR",
                             combined.weights = FALSE))

domain <- function(name, d, question, by, group) {
  y <- d$variables[[question]]
  d <- d[!is.na(y), ]
  if (by != "") d <- d[!is.na(d$variables[[by]]) & d$variables[[by]] == group, ]
  y <- d$variables[[question]]
  p <- function(level, quantity, value) put(name, question, by, group, level, quantity, value)
  p("", "n", nrow(d)); p("", "df", degf(d))
  for (level in sort(unique(y))) {
    d$variables$hit <- as.numeric(y == level)
    total <- svytotal(~hit, d); share <- svymean(~hit, d, deff = "replace")
    p(level, "total", coef(total)); p(level, "total_se", SE(total))
    p(level, "proportion", coef(share)); p(level, "se", SE(share))
    if (is.finite(SE(share)) && SE(share) > 1e-9 && degf(d) > 0) {
      p(level, "deff", deff(share))
      ci <- attr(svyciprop(~hit, d, method = "beta"), "ci")
      p(level, "beta_low", ci[1]); p(level, "beta_high", ci[2])
    }
  }
  d$variables$score <- as.numeric(y)
  m <- svymean(~score, d); p("", "mean_score", coef(m)); p("", "mean_se", SE(m))
}
test <- function(name, d, question, by) {
  d <- d[!is.na(d$variables[[question]]) & !is.na(d$variables[[by]]), ]
  f <- as.formula(paste("~factor(", by, ")+factor(", question, ")"))
  d$variables$a <- factor(d$variables[[by]]); d$variables$b <- factor(d$variables[[question]])
  for (statistic in c("F", "Chisq", "Wald", "adjWald")) {
    t <- tryCatch(svychisq(~a + b, d, statistic = statistic), error = function(e) NULL)
    if (is.null(t) || !is.finite(t$statistic)) next
    put(name, question, by, "", "", statistic, t$statistic)
    put(name, question, by, "", "", paste0(statistic, "_p"), t$p.value)
  }
}
contrast <- function(name, d, question, by) {
  d <- d[!is.na(d$variables[[question]]), ]
  groups <- sort(unique(na.omit(d$variables[[by]])))
  d$variables$y <- as.numeric(d$variables[[question]])
  d$variables$g <- d$variables[[by]]
  b <- svyby(~y, ~g, d, svymean, covmat = TRUE)
  delta <- svycontrast(b, setNames(list(c(1, -1)), "d") |> lapply(function(v)
    setNames(v, as.character(groups[1:2]))))
  put(name, question, by, paste(groups[1], groups[2], sep = "-"), "", "difference", coef(delta))
  put(name, question, by, paste(groups[1], groups[2], sep = "-"), "", "difference_se", SE(delta))
}
for (name in c(names(made), names(readIn))) {
  d <- c(made, readIn)[[name]]
  put(name, "", "", "", "", "degf", degf(d)); put(name, "", "", "", "", "replicates", length(d$rscales))
  question <- if (grepl("clus1|jk1", name)) "level" else "q"
  by <- if (grepl("clus1|jk1", name)) "stype" else if (grepl("lonely", name)) "group" else "sex"
  domain(name, d, question, "", "")
  for (g in sort(unique(na.omit(d$variables[[by]])))) domain(name, d, question, by, g)
  test(name, d, question, by)
  contrast(name, d, question, by)
}
put("jkn_scales", "", "", "", "", "count", length(jkn$rscales))
for (i in seq_along(jkn$rscales)) put("jkn_scales", "", "", i, "", "rscale", jkn$rscales[i])
