/** Which provider serves a run. */
package dev.headwater.database.choice;
