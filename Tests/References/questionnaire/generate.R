# Disagreement over all questions of a questionnaire, in base R, vegan and cluster:
#   Rscript generate.R
# Writes answers.csv, scales.csv and reference.csv beside this script. Groups are in order of first
# appearance, questions keep the declared number of levels, and an empty answer is a missing one.
suppressMessages({library(vegan); library(cluster)})
options(warn = 1)
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)))

# Data ------------------------------------------------------------------------------------------

case <- function(x, group, levels) {
  colnames(x) <- paste0("q", seq_len(ncol(x)))
  list(x = x, group = factor(group, levels = unique(group)), levels = levels)
}
cases <- list()
cases$organisations <- case(matrix(c(
  1, 2, 1, 4, 3, 5,  1, 1, 2, 4, 3, 4,  2, 1, 1, 5, 3, 5,  1, 2, 2, 4, NA, 5,
  2, 2, 1, 3, 3, 4,  4, 2, 2, 4, 3, 5,  5, 4, 4, 4, 3, 4,  5, 4, 5, 4, 4, 5,
  4, 5, 4, 5, 3, 5,  5, 4, NA, 4, 3, 4, 5, 5, 4, 3, 2, 5,  4, 4, 5, 4, 3, NA),
  ncol = 6, byrow = TRUE), rep(c("national", "international"), c(7, 5)), rep(5, 6))

RNGkind("Mersenne-Twister", "Inversion", "Rejection")
drawn <- function(location, spread, levels)
  pmin(levels, pmax(1, round(1 + (levels - 1) * rnorm(length(location), location, spread))))

set.seed(20)
scale <- c(5, 5, 5, 5, 4, 7, 4, 5, 5)
# Groups are interleaved, so that no program can count on their respondents being neighbours.
group <- sample(rep(c("agencies", "firms", "communities"), c(25, 20, 15)))
location <- c(agencies = 0.35, firms = 0.5, communities = 0.7)[group]
spread <- c(agencies = 0.15, firms = 0.25, communities = 0.4)[group]
x <- sapply(seq_along(scale), function(q) drawn(location + 0.04 * (q - 5), spread, scale[q]))
x[sample(length(x), round(0.12 * length(x)))] <- NA
cases$random <- case(x, group, scale)

# Answers this coarse tie so often that the heights of the tree can depend on how ties are settled.
# They do with the seeds 1 to 4.
set.seed(5)
x <- sapply(1:5, function(q) drawn(rep(c(0.5, 0.56), c(8, 6)), rep(0.25, 14), 5))
x[11, ] <- x[3, ]
cases$flat <- case(x, rep(c("east", "west"), c(8, 6)), rep(5, 5))

counted <- function(first, second) {
  of <- function(counts) rep(seq_along(counts), counts)
  case(matrix(c(of(first), of(second))), rep(c("first", "second"), c(sum(first), sum(second))),
       length(first))
}
cases$g2 <- counted(c(4, 1, 1, 0, 0), c(0, 0, 1, 1, 4))
cases$g3 <- counted(c(3, 0, 0, 0, 3), c(0, 1, 4, 1, 0))

# Output ----------------------------------------------------------------------------------------

version <- sprintf("# R %s, vegan %s, cluster %s", getRversion(), packageVersion("vegan"),
                   packageVersion("cluster"))
reference <- c(version, "case,statistic,group,versus_group,item,value")
name <- ""
put <- function(statistic, value, item = "", group = "", versus = "")
  reference <<- c(reference,
                  sprintf("%s,%s,%s,%s,%s,%.17g", name, statistic, group, versus, item, value))

# Permutation statistics that are equal on paper differ in their last digits. The share must not
# hang on how much of a difference is forgiven, so two far apart tolerances have to agree.
reached <- function(values, observed) {
  count <- function(tolerance) sum(values >= observed - tolerance * max(abs(observed), 1e-2))
  if (is.infinite(observed)) return(sum(values == observed))
  stopifnot(count(1e-7) == count(1e-12))
  count(1e-10)
}

# Distances -------------------------------------------------------------------------------------

pairs_of <- function(case) {
  n <- nrow(case$x)
  at <- t(combn(n, 2))
  apart <- abs(case$x[at[, 1], , drop = FALSE] - case$x[at[, 2], , drop = FALSE])
  apart <- sweep(apart, 2, case$levels - 1, "/")
  stopifnot(rowSums(!is.na(apart)) > 0)
  list(i = at[, 1], j = at[, 2], apart = apart, d = rowMeans(apart, na.rm = TRUE),
       a = case$group[at[, 1]], b = case$group[at[, 2]])
}

square <- function(pairs, n) {
  d <- matrix(0, n, n)
  d[cbind(pairs$i, pairs$j)] <- d[cbind(pairs$j, pairs$i)] <- pairs$d
  d
}

distances <- function(case, pairs, d) {
  for (p in seq_along(pairs$d)) put("distance", pairs$d[p], paste0(pairs$i[p], ":", pairs$j[p]))
  write_scope <- function(chosen, suffix = "", group = "", versus = "") {
    apart <- pairs$apart[chosen, , drop = FALSE]
    total <- sum(apart, na.rm = TRUE)
    answers <- sum(!is.na(apart))
    at <- function(statistic, value)
      put(paste0(statistic, suffix), value, group = group, versus = versus)
    at("pairs", sum(chosen))
    at("mean_distance", mean(pairs$d[chosen]))
    at("pooled_sum", total)
    at("pooled_pairs", answers)
    at("pooled_ratio", total / answers)
  }
  within <- pairs$a == pairs$b
  write_scope(rep(TRUE, length(within)))
  write_scope(within, "_within")
  write_scope(!within, "_between")
  groups <- levels(case$group)
  for (g in groups) for (h in groups) if (match(g, groups) <= match(h, groups))
    write_scope((pairs$a == g & pairs$b == h) | (pairs$a == h & pairs$b == g), "", g, h)
  total <- sum(pairs$apart, na.rm = TRUE)
  for (q in colnames(case$x)) {
    apart <- pairs$apart[, q]
    put("question_share", sum(apart, na.rm = TRUE) / total, q)
    for (scope in c("", "_within", "_between")) {
      chosen <- switch(scope, `_within` = within, `_between` = !within, TRUE)
      put(paste0("question_sum", scope), sum(apart[chosen], na.rm = TRUE), q)
      put(paste0("question_pairs", scope), sum(!is.na(apart[chosen])), q)
    }
  }
  for (i in seq_len(nrow(case$x))) {
    own <- pairs$apart[pairs$i == i | pairs$j == i, , drop = FALSE]
    put("respondent_mean_distance", mean(d[i, -i]), i)
    put("respondent_pooled", sum(own, na.rm = TRUE) / sum(!is.na(own)), i)
  }
}

# Groups ----------------------------------------------------------------------------------------

disco <- function(d, group) {
  n <- nrow(d)
  by <- split(seq_len(n), group)
  a <- length(by)
  mean_of <- function(i, j) mean(d[i, j])
  total <- n / 2 * mean(d)
  within <- sum(sapply(by, function(i) length(i) / 2 * mean_of(i, i)))
  between <- 0
  for (j in seq_len(a)) for (k in seq_len(a)) if (j < k)
    between <- between + length(by[[j]]) * length(by[[k]]) / (2 * n) *
      (2 * mean_of(by[[j]], by[[k]]) - mean_of(by[[j]], by[[j]]) - mean_of(by[[k]], by[[k]]))
  stopifnot(abs(within + between - total) < 1e-12 * total)
  c(total = total, within = within, between = between,
    f = (between / (a - 1)) / (within / (n - a)), share = between / total)
}

# Anderson, Walsh, Clarke, Gorley and Guerra-Castro (2017): each group's own dispersion takes the
# place of the common one in the expectation of the sum of squares between groups.
modified <- function(d, group) {
  n <- nrow(d)
  by <- split(seq_len(n), group)
  inside <- sapply(by, function(i) sum(d[i, i]^2) / (2 * length(i)))
  sizes <- lengths(by)
  dispersion <- inside / (sizes - 1)
  between <- sum(d^2) / (2 * n) - sum(inside)
  list(f = between / sum((1 - sizes / n) * dispersion), dispersion = dispersion)
}

# Distances of answers that tie on paper have to tie in their ranks as well.
ranked <- function(d) as.dist(signif(d, 12))

groups_apart <- function(case, d) {
  group <- case$group
  n <- nrow(d)
  parts <- disco(d, group)
  for (part in names(parts)) put(paste0("disco_", part), parts[part])
  table <- adonis2(as.dist(d) ~ group, data = data.frame(group), permutations = 0)
  put("permanova_f", table$F[1])
  put("permanova_r2", table$R2[1])
  put("permanova_between", table$SumOfSqs[1])
  put("permanova_within", table$SumOfSqs[2])
  put("permanova_total", table$SumOfSqs[3])
  unequal <- modified(d, group)
  put("modified_f", unequal$f)
  for (g in levels(group)) put("modified_dispersion", unequal$dispersion[g], group = g)
  r <- anosim(ranked(d), group, permutations = 0)$statistic
  put("anosim_r", r)
  dispersion(d, group)
  if (nlevels(group) > 2) return(invisible())

  # One group of the smaller or larger size fixes a split, and no split appears twice as the sizes
  # differ.
  sizes <- tabulate(group)
  stopifnot(sizes[1] != sizes[2])
  splits <- combn(n, sizes[1])
  rank <- as.matrix(dist(0 * d))
  rank[lower.tri(rank)] <- rank(ranked(d))
  rank <- rank + t(rank)
  sums <- function(m) apply(splits, 2, function(i) c(sum(m[i, i]), sum(m[-i, -i])) / 2)
  by_square <- colSums(sums(d^2) / sizes)
  by_distance <- colSums(sums(d) / sizes)
  ratio <- function(within, total) (total - within) / (within / (n - 2))
  f <- ratio(by_square, sum(d^2) / (2 * n))
  disco_f <- ratio(by_distance, sum(d) / (2 * n))
  m <- n * (n - 1) / 2
  within <- sum(choose(sizes, 2))
  rank_sums <- colSums(sums(rank))
  r_all <- ((m * (m + 1) / 2 - rank_sums) / (m - within) - rank_sums / within) / (m / 2)
  # combn begins with the first respondents, who are the first group of every case.
  stopifnot(group[seq_len(sizes[1])] == levels(group)[1],
            abs(f[1] - table$F[1]) < 1e-10, abs(disco_f[1] - parts["f"]) < 1e-10,
            abs(r_all[1] - r) < 1e-10)
  put("splits", ncol(splits))
  write_p <- function(statistic, values) {
    put(paste0(statistic, "_reached"), reached(values, values[1]))
    put(paste0(statistic, "_p"), reached(values, values[1]) / length(values))
  }
  write_p("permanova", f)
  write_p("disco", disco_f)
  write_p("anosim", r_all)
}

# betadisper keeps the axes of negative eigenvalues of the principal coordinates: a respondent's
# squared distance to the centroid is that over the positive axes minus that over the negative ones.
# Axes whose eigenvalue is within 1.5e-8 of zero (absolute, or relative to the largest) are left
# out; a squared distance below zero becomes 0 with a warning. With type "centroid" the distance
# thus follows from the distances alone, as in `expected`, which leaves no axis out.
dispersion <- function(d, group) {
  for (adjusted in c(FALSE, TRUE)) {
    result <- betadisper(as.dist(d), group, type = "centroid", bias.adjust = adjusted)
    expected <- sapply(seq_along(group), function(i) {
      own <- which(group == group[i])
      squared <- mean(d[i, own]^2) - sum(d[own, own]^2) / (2 * length(own)^2)
      sqrt(max(0, squared) * if (adjusted) length(own) / (length(own) - 1) else 1)
    })
    stopifnot(abs(result$distances - expected) < 1e-6)
    suffix <- if (adjusted) "_adjusted" else ""
    for (i in seq_along(group)) put(paste0("permdisp_distance", suffix), result$distances[i], i)
    for (g in levels(group))
      put(paste0("permdisp_mean", suffix), result$group.distances[g], group = g)
    put(paste0("permdisp_f", suffix), anova(result)$`F value`[1])
  }
}

# Who with whom ---------------------------------------------------------------------------------

renumbered <- function(labels) match(labels, labels[!duplicated(labels)])

# Average linkage that does not depend on the program: of merges that tie, the one whose clusters
# begin with the earliest respondents. hclust and agnes each settle ties in their own way.
linkage <- function(d) {
  n <- nrow(d)
  parts <- as.list(seq_len(n))
  heights <- c()
  labels <- matrix(0, n, n)
  for (k in n:1) {
    for (c in seq_len(k)) labels[parts[[c]], k] <- c
    if (k == 1) break
    apart <- function(i, j) mean(d[parts[[i]], parts[[j]]])
    # In this order the earliest of tied merges comes first, as clusters are kept in order too.
    at <- t(combn(k, 2))
    height <- mapply(apart, at[, 1], at[, 2])
    best <- at[which(height <= min(height) + 1e-10)[1], ]
    heights <- c(heights, min(height))
    parts[[best[1]]] <- sort(c(parts[[best[1]]], parts[[best[2]]]))
    parts[[best[2]]] <- NULL
  }
  list(height = heights, labels = labels)
}

clusters <- function(d) {
  n <- nrow(d)
  tree <- linkage(d)
  # Other orders of the respondents settle ties in other ways: partitions that survive all of them
  # are those of every program, and only those are compared with it.
  settled <- rep(TRUE, n)
  for (attempt in 1:300) {
    order <- if (attempt == 1) seq_len(n) else sample(n)
    shuffled <- as.dist(d[order, order])
    for (other in list(hclust(shuffled, "average"),
                       as.hclust(agnes(shuffled, method = "average")))) {
      stopifnot(abs(sort(other$height) - tree$height) < 1e-10)
      for (k in 2:6)
        if (any(renumbered(cutree(other, k)[order(order)]) != tree$labels[, k])) settled[k] <- FALSE
    }
  }
  partition <- function(k) tree$labels[, k]
  stopifnot(settled[2:3])
  for (k in 2:6) put("cluster_unique", as.integer(settled[k]), k)
  for (step in seq_along(tree$height)) put("linkage_height", tree$height[step], step)
  widths <- list()
  for (k in 2:6) {
    labels <- partition(k)
    for (i in seq_len(n)) put(paste0("cluster_", k), labels[i], i)
    for (c in seq_len(k)) {
      members <- which(labels == c)
      sums <- rowSums(d[members, members, drop = FALSE])
      put(paste0("medoid_", k), members[which(sums <= min(sums) + 1e-12)[1]], c)
    }
    widths[[k]] <- silhouette(labels, as.dist(d))[, "sil_width"]
    put("silhouette_mean", mean(widths[[k]]), k)
  }
  means <- sapply(widths[2:6], mean)
  best <- 1 + which.max(means)
  stopifnot(diff(sort(means, decreasing = TRUE))[1] < -1e-6)
  put("silhouette_best", best)
  for (i in seq_len(n)) put("silhouette_width", widths[[best]][i], i)
}

map <- function(d) {
  scaled <- cmdscale(as.dist(d), k = 2, eig = TRUE)
  for (k in seq_along(scaled$eig)) put("map_eigenvalue", scaled$eig[k], k)
  for (k in 1:2) put("map_fit", scaled$GOF[k], k)
  for (k in 1:2) {
    axis <- scaled$points[, k]
    largest <- range(axis)
    stopifnot(abs(sum(largest)) > 1e-6)
    if (sum(largest) < 0) axis <- -axis
    for (i in seq_along(axis)) put("map_coordinate", axis[i], paste0(i, ":", k))
  }
}

# One question, two groups ----------------------------------------------------------------------

# Positive when the second group gives the higher answers.
cliff <- function(x, y) mean(sign(outer(y, x, "-")))

brunner_munzel <- function(x, y) {
  n <- c(length(x), length(y))
  all <- rank(c(x, y))
  first <- all[seq_along(x)]
  second <- all[-seq_along(x)]
  variance <- n[1] * var(first - rank(x)) + n[2] * var(second - rank(y))
  shift <- mean(second) - mean(first)
  if (variance < 1e-12) return(if (abs(shift) < 1e-12) 0 else sign(shift) * Inf)
  prod(n) * shift / (sum(n) * sqrt(variance))
}

entropy <- function(p) -sum(p[p > 0] * log2(p[p > 0]))
contrasts <- function(first, second) {
  p <- first / sum(first)
  q <- second / sum(second)
  apart <- cumsum(p) - cumsum(q)
  x <- rep(seq_along(first), first)
  y <- rep(seq_along(second), second)
  c(cliff_delta = cliff(x, y), wasserstein = sum(abs(apart)), energy = 2 * sum(apart^2),
    jensen_shannon = entropy((p + q) / 2) - (entropy(p) + entropy(q)) / 2,
    kolmogorov_smirnov = max(abs(apart)), hellinger = sqrt(sum((sqrt(p) - sqrt(q))^2) / 2),
    brunner_munzel = brunner_munzel(x, y))
}

# Splits of those who answered with the same counts are one, weighted by how many they are.
exact <- function(first, second) {
  both <- first + second
  counts <- as.matrix(expand.grid(lapply(both, seq, from = 0)))
  counts <- counts[rowSums(counts) == sum(first), , drop = FALSE]
  weights <- apply(counts, 1, function(a) prod(choose(both, a)))
  total <- choose(sum(both), sum(first))
  stopifnot(sum(weights) == total)
  values <- abs(apply(counts, 1, function(a) contrasts(a, both - a)))
  observed <- abs(contrasts(first, second))
  sapply(names(observed), function(s)
    reached(rep(values[s, ], weights), observed[s]) / total)
}

questions <- function(case) {
  groups <- levels(case$group)
  for (q in colnames(case$x)) {
    counts <- sapply(groups, function(g)
      tabulate(case$x[case$group == g, q], case$levels[match(q, colnames(case$x))]))
    for (g in groups) for (k in seq_len(nrow(counts)))
      put("count", counts[k, g], paste0(q, ":", k), g)
    observed <- contrasts(counts[, 1], counts[, 2])
    p <- exact(counts[, 1], counts[, 2])
    for (s in names(observed)) {
      put(s, observed[s], q, groups[1], groups[2])
      put(paste0(s, "_p"), p[s], q, groups[1], groups[2])
    }
  }
}

# Whole respondents change groups, missing answers with them, so that a question's group sizes vary.
rows <- function(case) {
  n <- nrow(case$x)
  size <- sum(case$group == levels(case$group)[1])
  splits <- combn(n, size)
  groups <- levels(case$group)
  statistics <- function(measure) sapply(seq_len(ncol(case$x)), function(q) {
    answers <- case$x[, q]
    apply(splits, 2, function(i) {
      x <- answers[i]
      y <- answers[-i]
      measure(x[!is.na(x)], y[!is.na(y)], case$levels[q])
    })
  })
  delta <- abs(statistics(function(x, y, K) cliff(x, y)))
  energy <- statistics(function(x, y, K)
    2 * sum((cumsum(tabulate(x, K)) / length(x) - cumsum(tabulate(y, K)) / length(y))^2))
  # The two differ where answers are missing, as the sizes then vary from split to split.
  scaled <- energy * statistics(function(x, y, K) length(x) * length(y) / (length(x) + length(y)))
  largest <- apply(delta, 1, max)
  at <- function(statistic, q, values, observed)
    put(statistic, reached(values, observed) / ncol(splits), colnames(case$x)[q], groups[1],
        groups[2])
  for (q in seq_len(ncol(case$x))) {
    at("rows_cliff_delta_p", q, delta[, q], delta[1, q])
    at("rows_energy_p", q, energy[, q], energy[1, q])
    at("rows_energy_scaled_p", q, scaled[, q], scaled[1, q])
    stopifnot(sum(largest >= delta[1, q] - 1e-12) == reached(largest, delta[1, q]))
    at("max_t_p", q, largest, delta[1, q])
  }
}

# -----------------------------------------------------------------------------------------------

for (name in names(cases)) {
  case <- cases[[name]]
  if (nlevels(case$group) == 2) questions(case)
  if (ncol(case$x) == 1) next
  pairs <- pairs_of(case)
  d <- square(pairs, nrow(case$x))
  distances(case, pairs, d)
  groups_apart(case, d)
  clusters(d)
  map(d)
  if (nlevels(case$group) == 2) rows(case)
}

most <- max(sapply(cases, function(case) ncol(case$x)))
answers <- do.call(rbind, lapply(names(cases), function(name) {
  case <- cases[[name]]
  x <- matrix(NA, nrow(case$x), most, dimnames = list(NULL, paste0("q", seq_len(most))))
  x[, seq_len(ncol(case$x))] <- case$x
  data.frame(case = name, respondent = seq_len(nrow(x)), group = case$group, x)
}))
scales <- do.call(rbind, lapply(names(cases), function(name)
  data.frame(case = name, question = colnames(cases[[name]]$x), levels = cases[[name]]$levels)))
save <- function(table, file)
  write.csv(table, file.path(here, file), row.names = FALSE, quote = FALSE, na = "")
save(answers, "answers.csv")
save(scales, "scales.csv")
writeLines(reference, file.path(here, "reference.csv"))
