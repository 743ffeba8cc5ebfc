/** Request, run, result: everything a caller of the engine needs. */
package dev.headwater;
