/** Runs the cases, and everything else that needs the whole pipeline. */
package dev.headwater.cases;
