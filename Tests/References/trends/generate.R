# Reference values of R: Rscript generate.R > reference.csv; it writes data/panel.csv too.
suppressMessages({library(survey); library(coin); library(nlme)})
options(warn = -1)
version <- function(p) paste(p, as.character(packageVersion(p)))
cat("# R", as.character(getRversion()), version("survey"), version("coin"), version("nlme"), "\n")
cat("case,quantity,value\n")
put <- function(case, quantity, value) cat(sprintf("%s,%s,%.16g\n", case, quantity, value))

# Matched tables, earlier answers down and later across, and the signed ranks of their scores.
tables <- list(
  large = matrix(c(12,5,3,1,0, 4,10,8,2,1, 2,3,9,6,4, 0,1,2,11,5, 1,0,1,3,7), 5, byrow = TRUE),
  few = matrix(c(1,2,0,1,0, 0,0,2,0,1, 0,0,1,3,0, 0,0,0,0,1, 0,0,0,0,0), 5, byrow = TRUE),
  unused = matrix(c(3,0,4,0,1, 0,0,0,0,0, 1,0,5,0,2, 0,0,0,0,0, 0,0,1,0,6), 5, byrow = TRUE))
favourable <- c(FALSE, FALSE, FALSE, TRUE, TRUE)
for (name in names(tables)) {
  t <- tables[[name]]
  for (cell in seq_along(t)) put(name, sprintf("cell_%d", cell - 1), t(t)[cell])
  into <- sum(t[!favourable, favourable]); out <- sum(t[favourable, !favourable])
  two <- matrix(c(sum(t[!favourable, !favourable]), out, into, sum(t[favourable, favourable])), 2)
  test <- mcnemar.test(two, correct = FALSE)
  put(name, "mcnemar", test$statistic); put(name, "mcnemar_p", test$p.value)
  put(name, "mcnemar_exact_p", binom.test(into, into + out)$p.value)
  up <- sum(t[upper.tri(t)]); down <- sum(t[lower.tri(t)])
  put(name, "sign_p", binom.test(up, up + down)$p.value)
  used <- rowSums(t) + colSums(t) - 2 * diag(t) > 0
  s <- t[used, used]
  homogeneity <- mh_test(as.table(t))
  put(name, "stuart_maxwell", statistic(homogeneity))
  put(name, "stuart_maxwell_p", pvalue(homogeneity))
  d <- (rowSums(s) - colSums(s))[-1]; n <- sum(t)
  V <- (-(s + t(s)) + diag(rowSums(s) + colSums(s)))[-1, -1] - outer(d, d) / n
  put(name, "bhapkar", drop(t(d) %*% solve(V, d)))
  pairs <- which(t > 0, arr.ind = TRUE)
  x <- rep(pairs[, 1], t[pairs]); y <- rep(pairs[, 2], t[pairs])
  exact <- wilcoxsign_test(y ~ x, distribution = exact(), zero.method = "Wilcoxon")
  put(name, "wilcoxon_exact_p", pvalue(exact))
  normal <- wilcox.test(y, x, paired = TRUE, exact = FALSE, correct = FALSE)
  put(name, "wilcoxon", normal$statistic); put(name, "wilcoxon_normal_p", normal$p.value)
}

# Monotone trends.
series <- list(plain = c(0.41, 0.44, 0.40, 0.47, 0.52, 0.51, 0.58), tied = c(3, 4, 4, 2, 5, 5, 6, 5))
for (name in names(series)) {
  y <- series[[name]]
  for (i in seq_along(y)) put(paste0("series_", name), sprintf("value_%d", i), y[i])
  k <- cor.test(seq_along(y), y, method = "kendall", exact = name == "plain")
  put(paste0("series_", name), "tau", k$estimate); put(paste0("series_", name), "p", k$p.value)
}
marked <- c(31, 42, 38, 55); sizes <- c(90, 101, 87, 104); times <- c(2018, 2019, 2021, 2024)
ca <- prop.trend.test(marked, sizes, score = times)
put("armitage", "chi2", ca$statistic); put("armitage", "p", ca$p.value)

# A line through correlated estimates: the closed form, and nlme::gls with the covariance fixed.
y <- c(0.40, 0.46, 0.43, 0.55)
V <- matrix(c(9,2,1,0, 2,16,3,1, 1,3,4,2, 0,1,2,25), 4) * 1e-4
X <- cbind(1, times); W <- solve(V); C <- solve(t(X) %*% W %*% X); b <- C %*% t(X) %*% W %*% y
put("gls", "intercept", b[1]); put("gls", "slope", b[2]); put("gls", "se", sqrt(C[2, 2]))
r <- y - X %*% b; put("gls", "lack_of_fit", drop(t(r) %*% W %*% r))
R <- cov2cor(V); frame <- data.frame(y, times, one = 1, v = diag(V))
fit <- gls(y ~ times, frame, method = "REML", weights = varFixed(~v),
           correlation = corSymm(R[lower.tri(R)], ~1 | one, fixed = TRUE), control = list(sigma = 1))
stopifnot(abs(coef(fit)[2] / b[2] - 1) < 1e-8, abs(sqrt(vcov(fit)[2, 2]) / sqrt(C[2, 2]) - 1) < 1e-8)

# A rotating panel of two stages in strata, clusters and people partly the same from round to round.
set.seed(20180904)
rows <- list()
for (h in 1:3) for (p in 1:8) {
  waves <- if (p <= 4) 1:3 else if (p <= 6) 1:2 else 3
  tendency <- rnorm(1, sd = 0.7)
  for (s in 1:6) {
    own <- rnorm(1); sex <- sample(c("woman", "man"), 1)
    stays <- runif(1) < 0.6
    for (w in waves) {
      if (!stays && w > min(waves)) { own <- rnorm(1); sex <- sample(c("woman", "man"), 1) }
      score <- cut(0.25 * w + tendency + own + 0.3 * (sex == "man") + rnorm(1, sd = 0.6),
                   c(-Inf, -0.8, 0, 0.7, 1.5, Inf), labels = FALSE)
      person <- sprintf("%d-%d-%d%s", h, p, s, if (stays) "" else paste0("-", w))
      rows[[length(rows) + 1]] <- data.frame(round = 2016 + 2 * w, stratum = h, psu = p,
        person = person, weight = h + p / 10 + s / 100, N = c(40, 30, 50)[h], sex = sex, q = score)
    }
  }
}
panel <- do.call(rbind, rows)
dir.create("data", showWarnings = FALSE); write.csv(panel, "data/panel.csv", row.names = FALSE, quote = FALSE)
panel$fav <- as.numeric(panel$q > 3)
designs <- list(
  clusters = svydesign(~psu, strata = ~stratum, weights = ~weight, nest = TRUE, data = panel),
  finite = svydesign(~psu, strata = ~stratum, weights = ~weight, fpc = ~N, nest = TRUE, data = panel),
  persons = svydesign(~person, weights = ~weight, data = panel))
for (name in names(designs)) {
  d <- designs[[name]]
  for (target in c("fav", "q")) {
    case <- paste(name, target, sep = "_")
    m <- svyby(as.formula(paste0("~", target)), ~round, d, svymean, covmat = TRUE)
    y <- coef(m); V <- vcov(m)
    for (pair in list(c(1, 2), c(2, 3), c(1, 3))) {
      l <- rep(0, 3); l[pair] <- c(-1, 1); k <- svycontrast(m, l)
      put(case, sprintf("change_%d%d", pair[1], pair[2]), coef(k))
      put(case, sprintf("change_se_%d%d", pair[1], pair[2]), SE(k))
    }
    X <- cbind(1, c(2018, 2020, 2022)); W <- solve(V); C <- solve(t(X) %*% W %*% X)
    b <- C %*% t(X) %*% W %*% y; r <- y - X %*% b
    put(case, "slope", b[2]); put(case, "slope_se", sqrt(C[2, 2]))
    put(case, "lack_of_fit", drop(t(r) %*% W %*% r))
    # The gap between women and men, and its change.
    g <- svyby(as.formula(paste0("~", target)), ~sex + round, d, svymean, covmat = TRUE)
    k <- svycontrast(g, c(1, -1, 0, 0, -1, 1))  # man, woman by round
    put(case, "gap_change", coef(k)); put(case, "gap_change_se", SE(k))
    # Rounds brought to the composition by sex of the first one.
    y <- d$variables[[target]]
    at <- function(s, r) d$variables$sex == s & d$variables$round == r
    d$variables <- transform(d$variables, m1 = 1 * at("man", 2018), w1 = 1 * at("woman", 2018),
      m3 = 1 * at("man", 2022), w3 = 1 * at("woman", 2022), my = y * at("man", 2022),
      wy = y * at("woman", 2022))
    k <- svycontrast(svytotal(~m1 + w1 + m3 + w3 + my + wy, d),
                     quote(m1 / (m1 + w1) * my / m3 + w1 / (m1 + w1) * wy / w3))
    put(case, "standardised", coef(k)); put(case, "standardised_se", SE(k))
  }
  # Those in the panel twice: Wald's test that their answers are distributed as before.
  both <- with(panel, intersect(person[round == 2018], person[round == 2020]))
  d <- designs[[name]]
  s <- subset(d, person %in% both & round %in% c(2018, 2020))
  s$variables <- transform(s$variables, q = factor(q, levels = 1:5))
  m <- svyby(~q, ~round, s, svymean, covmat = TRUE)
  index <- match(c(paste0("2018:q", 1:5), paste0("2020:q", 1:5)), names(coef(m)))
  stopifnot(!anyNA(index))
  y <- coef(m)[index]; V <- vcov(m)[index, index]
  change <- (y[6:10] - y[1:5])[-1]
  K <- cbind(-diag(5), diag(5))[-1, ]
  w <- drop(t(change) %*% solve(K %*% V %*% t(K), change))
  df <- degf(s)
  put(name, "homogeneity_wald", w); put(name, "homogeneity_df", df)
  put(name, "homogeneity_f", w * (df - 4 + 1) / (df * 4))
  put(name, "pairs", length(both))
}

# Fieller's interval of the progress on a straight path: 40 % to 52 % of 80 %, a third of the way.
n <- 0.52 - 0.40; share <- 4 / 12; dd <- (0.80 - 0.40) * share; z <- qnorm(0.975)
v0 <- 0.03^2; v1 <- 0.025^2; cv <- 0.0003
vn <- v0 + v1 - 2 * cv; vd <- share^2 * v0; nd <- share * (v0 - cv)
roots <- Re(polyroot(c(n^2 - z^2 * vn, -2 * (n * dd - z^2 * nd), dd^2 - z^2 * vd)))
put("fieller", "ratio", n / dd); put("fieller", "low", min(roots)); put("fieller", "high", max(roots))
