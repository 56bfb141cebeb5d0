# Measures of disagreement and contrasts by their definitions over respondents, in base R:
#   Rscript generate.R measures > measures.csv;  Rscript generate.R contrasts > contrasts.csv
# Pairs, deals and levels are enumerated one by one, nothing is shared with the closed forms.
what <- commandArgs(TRUE)[1]
cat("# R", as.character(getRversion()), "\n")
distributions <- list(
  c(0, 0, 12, 0, 0), c(6, 0, 0, 0, 6), c(2, 2, 2, 2, 2), c(1, 2, 6, 2, 1), c(4, 2, 0, 2, 4),
  c(5, 1, 1, 1, 4), c(1, 1, 2, 3, 5), c(6, 6, 0, 0, 0), c(0, 6, 0, 6, 0),
  c(30, 40, 210, 130, 530, 50, 10), c(3, 3, 3, 3), c(5, 1, 1, 5), c(2, 4, 1, 0, 0),
  c(7, 6), c(1, 0, 0, 0, 0, 0, 1), c(3, 1, 4, 1, 5, 9), c(13, 0, 8, 21))

# The largest sum of distances that n respondents can reach: the best of all splits at the ends.
largest <- function(n, span) max(sapply(0:n, function(k) k * (n - k))) * span
entropy <- function(p) ifelse(p <= 0 | p >= 1, 0, -p * log2(p) - (1 - p) * log2(1 - p))

# Van der Eijk's A by peeling layers off the counts.
agreement <- function(counts) {
  K <- length(counts)
  n <- sum(counts)
  total <- 0
  while (sum(counts) > 0) {
    height <- min(counts[counts > 0])
    pattern <- as.integer(counts > 0)
    S <- sum(pattern)
    if (S == 1) a <- 1 else if (S == K) a <- 0 else {
      tu <- tdu <- 0
      for (i in 1:(K - 2)) for (j in (i + 1):(K - 1)) for (m in (j + 1):K) {
        three <- paste(pattern[c(i, j, m)], collapse = "")
        if (three %in% c("110", "011")) tu <- tu + 1
        if (three == "101") tdu <- tdu + 1
      }
      u <- ((K - 2) * tu - (K - 1) * tdu) / ((K - 2) * (tu + tdu))
      a <- u * (1 - (S - 1) / (K - 1))
    }
    total <- total + a * height * S / n
    counts <- counts - height * pattern
  }
  total
}

measures <- function(counts) {
  K <- length(counts)
  span <- K - 1
  x <- rep(seq_len(K), counts)
  n <- length(x)
  d <- as.matrix(dist(x))
  pairs <- sum(d[lower.tri(d)])
  p <- counts / n
  F <- cumsum(p)[-K]
  side <- sign(2 * x - (K + 1))
  opposed <- 0
  for (i in 1:(n - 1)) opposed <- opposed + sum(side[i] * side[(i + 1):n] < 0)
  ray <- 0
  for (i in 1:K) for (j in 1:K) ray <- ray + p[i]^2.3 * p[j] * abs(i - j)
  seen <- which(p > 0)
  c(
    disagreement = pairs / largest(n, span),
    mean_pairwise_distance = pairs / choose(n, 2),
    opposed_pairs = opposed / choose(n, 2),
    van_der_eijk_a = if (K > 2) agreement(counts) else NA,
    leik_d = 2 * sum(abs(x - median(x))) / n / span,
    blair_lacy_l2 = sum((F - 0.5)^2) / (span / 4),
    reardon_entropy = mean(entropy(F)),
    consensus = 1 + sum(p[seen] * log2(1 - abs(seen - mean(x)) / span)),
    esteban_ray = 2^2.3 * ray / span,
    average_deviation = mean(abs(x - mean(x))),
    rwg = 1 - var(x) / ((K^2 - 1) / 12))
}

if (what == "measures") {
  cat("counts,statistic,value\n")
  for (counts in distributions) {
    values <- measures(counts)
    for (name in names(values))
      cat(sprintf("%s,%s,%.17g\n", paste(counts, collapse = " "), name, values[name]))
  }
}

groups <- list(
  list(c(0, 0, 1, 1, 4), c(4, 1, 1, 0, 0)), list(c(3, 0, 0, 0, 3), c(0, 1, 4, 1, 0)),
  list(c(2, 2, 2, 2), c(1, 0, 3, 1)), list(c(0, 5, 1), c(3, 3, 0)),
  list(c(1, 0, 2), c(4, 5, 0)), list(c(2, 3), c(4, 1)), list(c(0, 0, 2, 1, 4), c(3, 1, 1, 0, 0)))

contrasts <- function(x, y, K) {
  F <- ecdf(x)(seq_len(K))
  G <- ecdf(y)(seq_len(K))
  p <- tabulate(x, K) / length(x)
  q <- tabulate(y, K) / length(y)
  m <- (p + q) / 2
  log <- function(a) ifelse(a > 0, a * log2(a / m), 0)
  delta <- mean(sign(outer(x, y, "-")))
  within <- function(a) mean(abs(outer(a, a, "-")))
  c(
    cliff_delta = delta, probability_of_superiority = (delta + 1) / 2,
    wasserstein_1 = sum(abs(F - G)),
    energy_distance = 2 * mean(abs(outer(x, y, "-"))) - within(x) - within(y),
    kolmogorov_smirnov = max(abs(F - G)), jensen_shannon = sum(log(p), na.rm = TRUE) / 2 +
      sum(log(q), na.rm = TRUE) / 2,
    hellinger = sqrt(sum((sqrt(p) - sqrt(q))^2) / 2))
}

if (what == "contrasts") {
  cat("first,second,statistic,value,p,smallest\n")
  for (pair in groups) {
    K <- length(pair[[1]])
    x <- rep(seq_len(K), pair[[1]])
    y <- rep(seq_len(K), pair[[2]])
    pool <- c(x, y)
    observed <- contrasts(x, y, K)
    tested <- c("cliff_delta", "wasserstein_1", "energy_distance")
    deals <- combn(length(pool), length(x))
    all <- apply(deals, 2, function(i) abs(contrasts(pool[i], pool[-i], K)[tested]))
    for (name in names(observed)) {
      p <- smallest <- NA
      if (name %in% tested) {
        p <- mean(all[name, ] >= abs(observed[name]) - 1e-9)
        smallest <- mean(all[name, ] >= max(all[name, ]) - 1e-9)
      }
      cat(sprintf("%s,%s,%s,%.17g,%.17g,%.17g\n", paste(pair[[1]], collapse = " "),
        paste(pair[[2]], collapse = " "), name, observed[name], p, smallest))
    }
  }
}
