/** Databases such as production, compared with their migrations. */
package dev.headwater.cases.live;
