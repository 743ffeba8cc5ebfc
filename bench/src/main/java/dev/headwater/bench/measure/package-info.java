/** Maven runs, their time and their memory. */
package dev.headwater.bench.measure;
