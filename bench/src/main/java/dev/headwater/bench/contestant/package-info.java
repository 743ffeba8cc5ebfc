/** Who is measured, and what each of them needs. */
package dev.headwater.bench.contestant;
