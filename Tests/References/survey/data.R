# The data sets of the references: Rscript data.R writes data/*.csv.
# The api samples are those of R survey (California Department of Education); the others are drawn
# here. An empty field is a missing answer.
suppressMessages(library(survey))
RNGversion("4.0.0"); set.seed(20180904)
data(api)
put <- function(d, name) write.csv(d, file.path("data", paste0(name, ".csv")), row.names = FALSE,
                                   na = "", quote = FALSE)
api <- function(d) {
  d$level <- cut(d$api00, c(0, 500, 600, 700, 800, 1000), labels = FALSE)
  d$college <- ifelse(is.na(d$avg.ed), NA, cut(d$avg.ed, c(0, 2, 2.5, 3, 5), labels = FALSE))
  d
}
put(api(apistrat)[, c("stype", "sch.wide", "awards", "level", "college", "pw", "fpc")], "apistrat")
put(api(apiclus1)[, c("dnum", "stype", "sch.wide", "awards", "level", "college", "pw", "fpc")],
    "apiclus1")

# 28 respondents of four actors: one unanimous, one answer (2) that nobody chose.
small <- data.frame(actor = rep(c("a", "b", "c", "d"), each = 7),
                    answer = c(1, 1, 3, 4, 5, 5, 3, rep(4, 7), 1, 3, 3, 3, 4, 5, 4, 5, 5, 5, 4, 1, 1, 3),
                    weight = round(runif(28, 0.5, 3), 3))
put(small, "small")

# Three waves in the same clusters, clusters nested in strata by code, answers correlated in them.
strata <- 6; per <- 7
waves <- do.call(rbind, lapply(1:strata, function(h) do.call(rbind, lapply(1:per, function(c) {
  effect <- rnorm(1, 0, 0.8)
  do.call(rbind, lapply(c(2018, 2021, 2024), function(wave) {
    n <- sample(2:7, 1)
    latent <- effect + 0.2 * h + (wave - 2018) / 15 + rnorm(n)
    data.frame(stratum = paste0("s", h), psu = c, wave = wave,
               sex = sample(c("m", "w"), n, TRUE),
               age = sample(c("young", "middle", "old"), n, TRUE, c(0.3, 0.5, 0.2)),
               q = pmin(5, pmax(1, round(3 + latent))), weight = round(rexp(n, 1) + 0.2, 4),
               population = 40 + 5 * h)
  }))
}))))
waves$q[sample(nrow(waves), 40)] <- NA
waves$sex[sample(nrow(waves), 15)] <- NA
put(waves, "waves")

# Strata of which one or two hold a single cluster.
lonely <- data.frame(stratum = c(rep(c("n", "s", "e"), each = 8), rep("x", 3), rep("y", 4)),
                     psu = c(rep(1:4, times = 6), rep(1, 3), rep(9, 4)),
                     group = rep(c("u", "v"), length.out = 31),
                     q = sample(1:3, 31, TRUE), weight = round(runif(31, 1, 4), 2))
put(lonely, "lonely")
