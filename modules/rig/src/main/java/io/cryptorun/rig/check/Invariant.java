package io.cryptorun.rig.check;

/// What must hold.
public enum Invariant {
  I1("one effect per slot"),
  I2("no slot is lost"),
  I3("no slot is invented"),
  I4("valid attempts of a job do not overlap"),
  I5("epochs only grow"),
  I6("nothing is published under a fenced registration"),
  I7("no run begins before its nominal time"),
  I8("rows and files agree"),
  I9("the history is unbroken"),
  I10("the job store is clean at rest"),
  I11("every execution is recorded"),
  I12("work goes on after healing"),
  VIEW("the view audit.invariants is empty");

  private final String says;

  Invariant(String says) {
    this.says = says;
  }

  /// In words.
  public String says() {
    return says;
  }
}
