/** A migrated throwaway database for each JUnit Jupiter test class. */
package dev.headwater.junit;
