/** Compares the migrations of a branch with those that its base branch has already. */
package dev.headwater.history;
