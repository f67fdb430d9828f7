package io.cryptorun.bench.start;

/// The least that a Java program can do: what a start costs before ours does anything.
final class Floor {

  private Floor() {}

  public static void main(String[] arguments) {
    System.out.println("hi");
  }
}
