/**
 * Databases that were there before Headwater, and stay: staging, production, a colleague's. Code
 * for throwaway databases does not reach this package, nor does this package reach that code.
 */
package dev.headwater.database.real;
