/**
 * The three functions that p-values rest on: ln Γ, the regularised incomplete gamma and beta functions. Relative error
 * about 1e-13 in the range of statistics (degrees of freedom up to some ten thousands); arguments outside the domain
 * give NaN, which callers turn into a reason.
 */

const lanczos = [
  0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7
];

/** ln Γ(x), x > 0: Lanczos' series with g = 7 and nine terms (Lanczos 1964; coefficients of P. Godfrey 2001). */
export function lnGamma(x: number): number {
  if (!(x > 0)) return Number.NaN;
  // Reflection keeps the series where it is accurate.
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - lnGamma(1 - x);
  const z = x - 1;
  const series = lanczos.reduce((total, term, i) => total + (i === 0 ? term : term / (z + i)), 0);
  const t = z + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(series);
}

const most = 10_000;
const tiny = 1e-300;

/**
 * Q(a, x) = Γ(a, x) / Γ(a), the upper tail; a > 0, x ≥ 0. Series below x = a + 1, else Lentz's continued fraction
 * (Abramowitz and Stegun 6.5.29 and 6.5.31). The p of a chi-square with k degrees of freedom is Q(k / 2, χ² / 2).
 */
export function upperGamma(a: number, x: number): number {
  if (!(a > 0) || !(x >= 0)) return Number.NaN;
  if (x === 0) return 1;
  const front = Math.exp(a * Math.log(x) - x - lnGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let total = term;
    for (let n = 1; n < most && Math.abs(term) > Math.abs(total) * 1e-17; n += 1) {
      term *= x / (a + n);
      total += term;
    }
    return 1 - front * total;
  }
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < most; n += 1) {
    const an = -n * (n - a);
    b += 2;
    d = an * d + b;
    c = b + an / c;
    if (Math.abs(d) < tiny) d = tiny;
    if (Math.abs(c) < tiny) c = tiny;
    d = 1 / d;
    const step = d * c;
    fraction *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return front * fraction;
}

/**
 * I_x(a, b), 0 ≤ x ≤ 1, a and b > 0: Lentz's continued fraction (Abramowitz and Stegun 26.5.8), on the side where it
 * converges. The two-sided p of Student's t with v degrees of freedom is I_{v / (v + t²)}(v / 2, 1 / 2). `rest`: 1 − x,
 * where the caller knows more digits of it than that difference has.
 */
export function incompleteBeta(x: number, a: number, b: number, rest = 1 - x): number {
  if (!(a > 0) || !(b > 0) || !(x >= 0 && x <= 1)) return Number.NaN;
  if (x === 0 || rest === 0) return x;
  const ln = (part: number, other: number): number => (part < 0.5 ? Math.log(part) : Math.log1p(-other));
  const front = Math.exp(lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * ln(x, rest) + b * ln(rest, x));
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(x, a, b)) / a : 1 - (front * betaFraction(rest, b, a)) / b;
}

function betaFraction(x: number, a: number, b: number): number {
  const floor = (value: number): number => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / floor(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < most; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / floor(1 + even * d);
    c = floor(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / floor(1 + odd * d);
    c = floor(1 + odd / c);
    const step = d * c;
    fraction *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return fraction;
}
