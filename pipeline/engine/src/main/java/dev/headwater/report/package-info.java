/** Outcomes and problems as text and JSON, for whoever prints them. */
package dev.headwater.report;
