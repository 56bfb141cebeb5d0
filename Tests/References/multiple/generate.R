# Reference values of R survey for questions with several answers:
# Rscript generate.R > reference.csv (after data.R).
suppressMessages(library(survey))
cat("# R", as.character(getRversion()), "survey", as.character(packageVersion("survey")), "\n")
cat("design,group,option,versus,quantity,value\n")
put <- function(design, group, option, versus, quantity, value)
  cat(sprintf("%s,%s,%s,%s,%s,%.16g\n", design, group, option, versus, quantity, value))
data <- read.csv(file.path("..", "survey", "data", "multiple.csv"))
options <- c("forum", "network", "survey", "radio", "none")
mentions <- setdiff(options, "none")
data$mentions <- rowSums(data[mentions])
designs <- list(
  clusters = svydesign(~psu, strata = ~stratum, weights = ~weight, nest = TRUE, data = data),
  elements = svydesign(~1, strata = ~stratum, weights = ~weight, data = data))

f_test <- function(name, group, quantity, statistic, covariance, nu) {
  trace <- sum(diag(covariance)); squared <- sum(diag(covariance %*% covariance))
  df1 <- trace^2 / squared
  put(name, group, "", "", paste0(quantity, "_f"), statistic / trace)
  put(name, group, "", "", paste0(quantity, "_df1"), df1)
  put(name, group, "", "", paste0(quantity, "_df2"), df1 * nu)
  put(name, group, "", "", paste0(quantity, "_p"), pf(statistic / trace, df1, df1 * nu, lower.tail = FALSE))
  trace
}

for (name in names(designs)) {
  whole <- designs[[name]]
  whole <- whole[!is.na(whole$variables$forum), ]
  for (group in c("", "firm", "ngo", "town")) {
    d <- if (group == "") whole else whole[whole$variables$kind == group, ]
    df <- degf(d)
    m <- svymean(~mentions, d)
    put(name, group, "", "", "mean_mentions", coef(m)); put(name, group, "", "", "mean_mentions_se", SE(m))
    for (option in mentions) {
      r <- svyratio(as.formula(paste0("~", option)), ~mentions, d)
      put(name, group, option, "", "share_of_mentions", coef(r))
      put(name, group, option, "", "share_of_mentions_se", SE(r))
    }
    means <- svymean(as.formula(paste0("~", paste(options, collapse = "+"))), d)
    p <- c(); keys <- list()
    for (i in seq_along(options)) for (j in seq_along(options)) if (i < j) {
      weight <- rep(0, length(options)); weight[i] <- 1; weight[j] <- -1
      contrast <- svycontrast(means, setNames(weight, options))
      at <- function(quantity, value) put(name, group, options[i], options[j], quantity, value)
      at("difference", coef(contrast)); at("se", SE(contrast)); at("df", df)
      p <- c(p, 2 * pt(-abs(coef(contrast) / SE(contrast)), df))
      at("p", tail(p, 1)); keys <- c(keys, list(options[c(i, j)]))
    }
    adjusted <- p.adjust(p, "holm")
    for (k in seq_along(keys)) put(name, group, keys[[k]][1], keys[[k]][2], "holm", adjusted[k])
    centring <- diag(length(options)) - 1 / length(options)
    deviations <- centring %*% coef(means)
    f_test(name, group, "equality", sum(deviations^2), centring %*% vcov(means) %*% centring, df)
  }
  # The groups over the whole set: linearised differences of each group's share from that of all.
  weights <- weights(whole); y <- whole$variables; total <- sum(weights)
  z <- c(); scale <- c(); statistic <- 0
  for (option in options) {
    all <- sum(weights * y[[option]]) / total
    for (group in c("firm", "ngo", "town")) {
      inside <- y$kind == group; own <- sum(weights[inside])
      share <- sum((weights * y[[option]])[inside]) / own
      z <- cbind(z, inside * (y[[option]] - share) / own - (y[[option]] - all) / total)
      a <- nrow(y) * own / total / (all * (1 - all))
      scale <- c(scale, a); statistic <- statistic + a * (share - all)^2
    }
  }
  root <- diag(sqrt(scale))
  covariance <- root %*% vcov(svytotal(z, whole)) %*% root
  trace <- f_test(name, "", "groups", statistic, covariance, degf(whole))
  k <- length(options) * 2
  put(name, "", "", "", "groups_chi2", statistic)
  put(name, "", "", "", "groups_chi2_p", pchisq(statistic / (trace / k), k, lower.tail = FALSE))
}
for (case in list(c(3, 9), c(0, 0), c(0, 5), c(7, 7), c(12, 30)))
  put("sign", "", case[1], case[2], "p", if (sum(case) == 0) 1 else binom.test(case[1], sum(case))$p.value)
