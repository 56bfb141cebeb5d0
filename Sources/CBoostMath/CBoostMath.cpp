#include "CBoostMath.h"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/hypergeometric.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include <limits>

namespace {

using namespace boost::math::policies;

// Errors become values, and `double` stays `double`, so that every machine computes the same.
typedef policy<
  domain_error<ignore_error>, pole_error<ignore_error>, overflow_error<ignore_error>,
  underflow_error<ignore_error>, denorm_error<ignore_error>, rounding_error<ignore_error>,
  evaluation_error<ignore_error>, indeterminate_result_error<ignore_error>,
  promote_double<false>, discrete_quantile<integer_round_up>>
  Policy;

const double nan = std::numeric_limits<double>::quiet_NaN();

template <class Function> double guarded(Function function) noexcept {
  try {
    return function();
  } catch (...) {
    return nan;
  }
}

template <class Distribution>
double cdf_of(const Distribution &distribution, double x, int upper) {
  return upper ? boost::math::cdf(boost::math::complement(distribution, x))
               : boost::math::cdf(distribution, x);
}

template <class Distribution>
double quantile_of(const Distribution &distribution, double p, int upper) {
  return upper ? boost::math::quantile(boost::math::complement(distribution, p))
               : boost::math::quantile(distribution, p);
}

typedef boost::math::normal_distribution<double, Policy> Normal;
typedef boost::math::students_t_distribution<double, Policy> StudentT;
typedef boost::math::chi_squared_distribution<double, Policy> ChiSquared;
typedef boost::math::fisher_f_distribution<double, Policy> FisherF;
typedef boost::math::beta_distribution<double, Policy> Beta;
typedef boost::math::binomial_distribution<double, Policy> Binomial;
typedef boost::math::hypergeometric_distribution<double, Policy> Hypergeometric;

} // namespace

extern "C" {

double cboost_normal_cdf(double x, int upper) {
  return guarded([&] { return cdf_of(Normal(), x, upper); });
}

double cboost_normal_quantile(double p, int upper) {
  return guarded([&] { return quantile_of(Normal(), p, upper); });
}

double cboost_t_cdf(double x, double df, int upper) {
  return guarded([&] { return cdf_of(StudentT(df), x, upper); });
}

double cboost_t_quantile(double p, double df, int upper) {
  return guarded([&] { return quantile_of(StudentT(df), p, upper); });
}

double cboost_chi_squared_cdf(double x, double df, int upper) {
  return guarded([&] { return cdf_of(ChiSquared(df), x, upper); });
}

double cboost_chi_squared_quantile(double p, double df, int upper) {
  return guarded([&] { return quantile_of(ChiSquared(df), p, upper); });
}

double cboost_f_cdf(double x, double df1, double df2, int upper) {
  return guarded([&] { return cdf_of(FisherF(df1, df2), x, upper); });
}

double cboost_f_quantile(double p, double df1, double df2, int upper) {
  return guarded([&] { return quantile_of(FisherF(df1, df2), p, upper); });
}

double cboost_beta_cdf(double x, double a, double b, int upper) {
  return guarded([&] { return cdf_of(Beta(a, b), x, upper); });
}

double cboost_beta_quantile(double p, double a, double b, int upper) {
  return guarded([&] { return quantile_of(Beta(a, b), p, upper); });
}

double cboost_binomial_pmf(double k, double trials, double p) {
  return guarded([&] { return boost::math::pdf(Binomial(trials, p), k); });
}

double cboost_binomial_cdf(double k, double trials, double p, int upper) {
  return guarded([&] { return cdf_of(Binomial(trials, p), k, upper); });
}

double cboost_hypergeometric_pmf(
  unsigned k, unsigned marked, unsigned sample, unsigned population) {
  return guarded([&] {
    return boost::math::pdf(Hypergeometric(marked, sample, population), k);
  });
}

double cboost_hypergeometric_cdf(
  unsigned k, unsigned marked, unsigned sample, unsigned population, int upper) {
  return guarded([&] {
    Hypergeometric distribution(marked, sample, population);
    return upper ? boost::math::cdf(boost::math::complement(distribution, k))
                 : boost::math::cdf(distribution, k);
  });
}

double cboost_log_gamma(double x) {
  return guarded([&] { return boost::math::lgamma(x, Policy()); });
}

} // extern "C"
