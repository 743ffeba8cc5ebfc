/** The catalogue as values: what is read, compared, and written as a script. */
package dev.headwater.cases.catalog;
