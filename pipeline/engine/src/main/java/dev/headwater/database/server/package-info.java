/** The provider {@code server}: a throwaway database in a server that is there already. */
package dev.headwater.database.server;
