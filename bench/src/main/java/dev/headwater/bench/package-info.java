/** Measures Headwater against its peers: see docs/benchmark.md. */
package dev.headwater.bench;
