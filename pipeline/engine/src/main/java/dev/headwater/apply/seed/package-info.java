/** Seeds: rows that belong to an environment, brought into a database again and again. */
package dev.headwater.apply.seed;
