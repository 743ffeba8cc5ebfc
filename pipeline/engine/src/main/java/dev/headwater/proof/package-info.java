/** What is shown by running: states of a database, built in throwaway databases and read. */
package dev.headwater.proof;
