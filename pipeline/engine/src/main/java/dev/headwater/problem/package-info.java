/** One problem as a value: what, where, why, and the fix. The one way in which a run fails. */
package dev.headwater.problem;
