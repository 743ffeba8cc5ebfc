/** Outside tools: which version, where from, and a class loader for each. */
package dev.headwater.tool;
