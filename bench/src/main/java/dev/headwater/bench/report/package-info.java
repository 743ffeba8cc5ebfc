/** What is printed. */
package dev.headwater.bench.report;
