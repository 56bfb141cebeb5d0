# Reference values for adjusted weights and their errors: Rscript generate.R
# Writes data/*.csv (samples), margins.csv, weights.csv (factors by combination of levels),
# trimmed.csv and estimates.csv. The samples are those of R survey: api (California Department of
# Education), NHANES 2009-10 (every fifth row), and the table of Kalton and Flores-Cervantes (2003),
# Journal of Official Statistics 19, 81-97.
suppressMessages(library(survey))
options(digits = 17, warn = 1)
data(api); data(nhanes)
header <- paste0("# R ", getRversion(), ", survey ", packageVersion("survey"))
write <- function(d, file) {
  con <- file(file, "w"); writeLines(header, con)
  number <- sapply(d, is.numeric)
  d[number] <- lapply(d[number], function(x) formatC(x, digits = 17, format = "g", width = 1))
  write.table(d, con, sep = ",", row.names = FALSE, quote = FALSE, na = ""); close(con)
}

cells <- expand.grid(a = 1:4, b = 1:3)
kalton <- cells[rep(1:12, c(20, 50, 100, 30, 40, 140, 50, 100, 40, 310, 50, 70)), ]
kaltonPopulation <- cells[rep(1:12, c(80, 60, 170, 55, 40, 150, 60, 165, 55, 340, 200, 125)), ]
kalton$w <- 1; kalton$y <- seq_len(nrow(kalton)) %% 7 %/% 2
cut4 <- function(x) cut(x, c(0, 500, 600, 700, 1000), labels = FALSE)
strat <- apistrat[, c("stype", "sch.wide", "awards", "pw", "fpc")]; strat$level <- cut4(apistrat$api00)
clus1 <- apiclus1[, c("dnum", "stype", "sch.wide", "awards", "pw", "fpc")]
clus1$level <- cut4(apiclus1$api00)
clus2 <- apiclus2[, c("dnum", "snum", "stype", "sch.wide", "awards", "pw", "fpc1", "fpc2")]
clus2$level <- cut4(apiclus2$api00)
health <- nhanes[seq(1, nrow(nhanes), 5), ]
health <- data.frame(psu = health$SDMVPSU, stratum = health$SDMVSTRA, w = 5 * health$WTMEC2YR,
                     sex = health$RIAGENDR, race = health$race, age = as.integer(health$agecat),
                     cholesterol = ifelse(is.na(health$HI_CHOL), NA, health$HI_CHOL))
sets <- list(kalton = kalton, strat = strat, clus1 = clus1, clus2 = clus2, nhanes = health)
for (name in names(sets)) write(sets[[name]], file.path("data", paste0(name, ".csv")))

# Margins: lists of tables of the population.
count <- function(d, dims, scale = 1) { t <- as.data.frame(xtabs(as.formula(paste("~", paste(dims, collapse = "+"))), d)); t$Freq <- t$Freq * scale; t }
people <- svydesign(~1, weights = ~WTMEC2YR, data = nhanes)
weighted <- function(f) { t <- as.data.frame(svytable(f, people)); t$Freq <- round(t$Freq); t }
renamed <- function(t, n) { names(t)[1] <- n; if (n == "age") levels(t[[1]]) <- seq_along(levels(t[[1]])); t }
nhanesMargins <- list(renamed(weighted(~RIAGENDR), "sex"), renamed(weighted(~race), "race"),
                      renamed(weighted(~agecat), "age"))
total <- sum(nhanesMargins[[1]]$Freq)
nhanesMargins <- lapply(nhanesMargins, function(t) { t$Freq[1] <- t$Freq[1] + total - sum(t$Freq); t })
margins <- list(
  kaltonCross = list(count(kaltonPopulation, c("a", "b"))),
  kalton = list(count(kaltonPopulation, "a"), count(kaltonPopulation, "b")),
  apiOne = list(count(apipop, "stype")),
  apiCross = list(count(apipop, c("stype", "sch.wide"))),
  apiTwo = list(count(apipop, "stype"), count(apipop, "sch.wide")),
  apiThree = list(count(apipop, c("stype", "sch.wide")), count(apipop, "awards")),
  nhanes = nhanesMargins)
put <- do.call(rbind, lapply(names(margins), function(m) do.call(rbind, lapply(margins[[m]], function(t) {
  dims <- setdiff(names(t), "Freq")
  data.frame(margins = m, dimension = paste(dims, collapse = ":"),
             level = do.call(paste, c(lapply(dims, function(d) as.character(t[[d]])), sep = " × ")),
             total = t$Freq)
}))))
write(put, "margins.csv")

factors <- function(d) { for (n in setdiff(names(d), c("w", "pw", "fpc", "fpc1", "fpc2"))) d[[n]] <- factor(d[[n]]); d }
designs <- list(
  kalton = svydesign(~1, weights = ~w, data = factors(kalton)),
  strat = svydesign(~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = factors(strat)),
  stratNoFPC = svydesign(~1, strata = ~stype, weights = ~pw, data = factors(strat)),
  clus1 = svydesign(~dnum, weights = ~pw, fpc = ~fpc, data = factors(clus1)),
  clus2 = svydesign(~dnum + snum, weights = ~pw, fpc = ~fpc1 + fpc2, data = factors(clus2)),
  nhanes = svydesign(~psu, strata = ~stratum, weights = ~w, nest = TRUE, data = factors(health)))

# Calibration to margins: the totals of a model matrix over the cells of the margins.
adjusted <- function(design, m, method, bounds) {
  ms <- margins[[m]]
  dims <- lapply(ms, function(t) setdiff(names(t), "Freq"))
  tables <- lapply(ms, function(t) xtabs(as.formula(paste("Freq ~", paste(setdiff(names(t), "Freq"), collapse = "+"))), t))
  forms <- lapply(dims, function(d) as.formula(paste("~", paste(d, collapse = "+"))))
  if (method == "post-stratify") return(postStratify(design, forms[[1]], tables[[1]]))
  if (method == "rake-ipf")
    return(rake(design, forms, tables, control = list(maxit = 2000, epsilon = 1e-13)))
  formula <- as.formula(paste("~", paste(sapply(dims, paste, collapse = "*"), collapse = "+")))
  population <- survey:::margins2totals(lapply(dims, function(d) as.formula(paste("~", paste(d, collapse = "+")))), tables)
  columns <- colnames(model.matrix(formula, model.frame(formula, model.frame(design))))
  population <- population[columns]
  calibrate(design, formula, population, calfun = c(linear = "linear", rake = "raking", logit = "logit")[[method]],
            bounds = bounds, maxit = 500, epsilon = 1e-13)
}

cases <- read.table(header = TRUE, sep = ",", strip.white = TRUE, text = "
design, margins, method, low, high, by
kalton, kaltonCross, post-stratify, , , a
kalton, kalton, rake-ipf, , , a
kalton, kalton, rake, , , a
kalton, kalton, linear, , , a
kalton, kalton, linear, 0.5, 2.2, a
kalton, kalton, logit, 0.5, 2.2, a
kalton, kalton, rake, 0.5, 2.2, a
strat, apiOne, post-stratify, , , awards
strat, apiCross, post-stratify, , , awards
strat, apiTwo, rake, , , awards
strat, apiTwo, linear, , , awards
strat, apiThree, rake, , , awards
strat, apiThree, linear, , , awards
strat, apiThree, logit, 0.5, 2, awards
stratNoFPC, apiThree, rake, , , awards
clus1, apiOne, post-stratify, , , awards
clus1, apiOne, linear, , , awards
clus1, apiTwo, rake, , , awards
clus1, apiTwo, linear, , , awards
clus1, apiTwo, logit, 0.4, 3, awards
clus2, apiTwo, rake, , , awards
clus2, apiOne, post-stratify, , , awards
nhanes, nhanes, rake, , , race
nhanes, nhanes, linear, , , race
nhanes, nhanes, logit, 0.3, 3, race
nhanes, nhanes, rake, 0.7, 1.6, race
")
question <- c(kalton = "y", strat = "level", stratNoFPC = "level", clus1 = "level", clus2 = "level", nhanes = "cholesterol")
weightRows <- NULL; estimateRows <- NULL
for (i in seq_len(nrow(cases))) {
  case <- cases[i, ]; design <- designs[[case$design]]
  bounds <- if (is.na(case$low)) c(-Inf, Inf) else c(case$low, case$high)
  d <- tryCatch(adjusted(design, case$margins, case$method, bounds), error = function(e) NULL)
  if (is.null(d)) { message("R does not converge: ", paste(case, collapse = " ")); next }
  dims <- unique(unlist(lapply(margins[[case$margins]], function(t) setdiff(names(t), "Freq"))))
  key <- do.call(paste, c(lapply(dims, function(n) as.character(design$variables[[n]])), sep = "|"))
  g <- weights(d) / weights(design)
  first <- !duplicated(key)
  stopifnot(max(abs(g - g[first][match(key, key[first])])) < 1e-9)
  weightRows <- rbind(weightRows, data.frame(case = i, design = case$design, margins = case$margins, method = case$method,
    low = case$low, high = case$high, dimensions = paste(dims, collapse = "|"), key = key[first], factor = g[first]))
  if (case$method == "rake-ipf") next
  q <- question[[case$design]]
  e <- function(group, level, quantity, value)
    estimateRows <<- rbind(estimateRows, data.frame(case = i, design = case$design, margins = case$margins,
      method = case$method, low = case$low, high = case$high, question = q, by = case$by, group = group,
      level = level, quantity = quantity, value = as.numeric(value)))
  for (group in c("", levels(d$variables[[case$by]]))) {
    s <- d[!is.na(d$variables[[q]]), ]
    if (group != "") s <- s[!is.na(s$variables[[case$by]]) & s$variables[[case$by]] == group, ]
    for (level in levels(d$variables[[q]])) {
      s$variables$hit <- as.numeric(s$variables[[q]] %in% level)
      if (!any(s$variables$hit == 1 & weights(s) > 0)) next
      t <- svytotal(~hit, s); p <- svymean(~hit, s)
      e(group, level, "total", coef(t)); e(group, level, "total_se", SE(t))
      e(group, level, "proportion", coef(p))
      if (coef(p) < 1) e(group, level, "se", SE(p))
    }
  }
}
write(weightRows, "weights.csv"); write(estimateRows, "estimates.csv")

trimRows <- NULL
base <- postStratify(designs$nhanes, ~race, xtabs(Freq ~ race, margins$nhanes[[2]]))
for (limits in list(c(-Inf, 3e5, 0), c(5e4, 3e5, 0), c(-Inf, 3e5, 1), c(-Inf, 2.25e5, 1))) {
  # strict = TRUE calls itself until no weight is above the limit, and runs out of stack on roundoff.
  t <- base
  for (pass in seq_len(if (limits[3] == 1) 400 else 1)) t <- trimWeights(t, upper = limits[2], lower = limits[1])
  for (row in c(1:40, 200 * 2:8))
    trimRows <- rbind(trimRows, data.frame(lower = max(0, limits[1]), upper = limits[2], strict = limits[3], row = row,
                                           base = weights(base)[row], weight = weights(t)[row]))
}
write(trimRows, "trimmed.csv")

# Errors from replicates, in each of which the adjustment is repeated.
replicateRows <- NULL
made <- list(clus1 = as.svrepdesign(designs$clus1, type = "JK1"),
             stratNoFPC = as.svrepdesign(designs$stratNoFPC, type = "JKn"),
             nhanes = as.svrepdesign(subset(designs$nhanes, TRUE), type = "JKn"))
again <- read.table(header = TRUE, sep = ",", strip.white = TRUE, text = "
design, margins, method, low, high
clus1, apiOne, post-stratify, ,
clus1, apiTwo, rake-ipf, ,
clus1, apiTwo, rake, ,
clus1, apiTwo, linear, ,
stratNoFPC, apiOne, post-stratify, ,
stratNoFPC, apiThree, rake, ,
stratNoFPC, apiThree, linear, ,
stratNoFPC, apiThree, logit, 0.5, 2
nhanes, nhanes, rake, ,
nhanes, nhanes, linear, ,
")
for (i in seq_len(nrow(again))) {
  case <- again[i, ]; design <- made[[case$design]]
  bounds <- if (is.na(case$low)) c(-Inf, Inf) else c(case$low, case$high)
  d <- tryCatch(adjusted(design, case$margins, case$method, bounds),
                error = function(e) { message(conditionMessage(e)); NULL })
  if (is.null(d)) { message("R does not converge: ", paste(case, collapse = " ")); next }
  q <- question[[case$design]]
  s <- d[!is.na(d$variables[[q]]), ]
  for (level in levels(d$variables[[q]])) {
    s$variables$hit <- as.numeric(s$variables[[q]] %in% level)
    t <- svytotal(~hit, s); p <- svymean(~hit, s)
    for (v in list(list("total", coef(t)), list("total_se", SE(t)), list("proportion", coef(p)), list("se", SE(p))))
      replicateRows <- rbind(replicateRows, data.frame(case = i, design = case$design, margins = case$margins,
        method = case$method, low = case$low, high = case$high, question = q, level = level,
        quantity = v[[1]], value = as.numeric(v[[2]])))
  }
}
write(replicateRows, "replicates.csv")
