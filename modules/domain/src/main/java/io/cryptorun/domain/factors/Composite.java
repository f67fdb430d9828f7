package io.cryptorun.domain.factors;

/// The score of every coin of a run: the weighted sum of its factor scores, 0 to 100.
public final class Composite {

  /// Largest addition or deduction for attention outside the markets.
  private static final double SOCIAL_CAP = 10;

  /// No exchange publishes a social figure, so it adds nothing.
  private static final double NO_SOCIAL = 0;

  private static final Factor[] ORDER = Factor.values();

  private final Projection projection;
  private final Blend weights;

  /// @param inForce the blend of the regime; factors that no coin has lose their weight to the
  ///   others
  public Composite(Projection projection, Blend inForce) {
    this.projection = projection;
    this.weights = inForce.over(projection.measured());
  }

  /// The weights used: 0 for a factor that no coin has.
  public Blend weights() {
    return weights;
  }

  /// Weight times score of a factor; 0 for a factor that no coin has.
  public double contribution(Factor factor, int row) {
    double weight = weights.of(factor);
    return weight == 0 ? 0 : weight * projection.score(factor, row);
  }

  /// The score of a coin.
  public double score(int row) {
    double sum = 0;
    for (var factor : ORDER) {
      sum += contribution(factor, row);
    }
    return withSocial(sum, NO_SOCIAL);
  }

  /// Adds the social figure, at most 10 points either way, outside the weights that sum to one.
  static double withSocial(double blended, double social) {
    double score = Math.clamp(blended, 0, 100);
    return Math.clamp(score + Math.clamp(social, -SOCIAL_CAP, SOCIAL_CAP), 0, 110);
  }
}
