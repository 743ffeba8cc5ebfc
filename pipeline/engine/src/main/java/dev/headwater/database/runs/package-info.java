/** Where runs work: a cache folder that can be written, and a folder for each run. */
package dev.headwater.database.runs;
