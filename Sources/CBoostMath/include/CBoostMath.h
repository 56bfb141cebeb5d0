#ifndef CBOOSTMATH_H
#define CBOOSTMATH_H

/* Distributions of Boost.Math as plain functions. No exception leaves them: what is not defined or
   cannot be computed is NaN. `upper` is 0 for the lower tail and 1 for the upper. */

#ifdef __cplusplus
extern "C" {
#endif

double cboost_normal_cdf(double x, int upper);
double cboost_normal_quantile(double p, int upper);
double cboost_t_cdf(double x, double df, int upper);
double cboost_t_quantile(double p, double df, int upper);
double cboost_chi_squared_cdf(double x, double df, int upper);
double cboost_chi_squared_quantile(double p, double df, int upper);
double cboost_f_cdf(double x, double df1, double df2, int upper);
double cboost_f_quantile(double p, double df1, double df2, int upper);
double cboost_beta_cdf(double x, double a, double b, int upper);
double cboost_beta_quantile(double p, double a, double b, int upper);
double cboost_binomial_pmf(double k, double trials, double p);
double cboost_binomial_cdf(double k, double trials, double p, int upper);
/* `marked` of `population` units are marked; `sample` are drawn without replacement. */
double cboost_hypergeometric_pmf(
  unsigned k, unsigned marked, unsigned sample, unsigned population);
double cboost_hypergeometric_cdf(
  unsigned k, unsigned marked, unsigned sample, unsigned population, int upper);
double cboost_log_gamma(double x);

#ifdef __cplusplus
}
#endif

#endif
