<?xml version="1.0" encoding="UTF-8"?>
<!-- Every build reads the descriptor of the plugin, so it says each shared parameter's meaning once,
     at `generate`. The goal `help` has a descriptor of its own, with all texts. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output indent="no"/>
  <xsl:strip-space elements="*"/>
  <xsl:key name="said" match="mojo[goal = 'generate']/parameters/parameter" use="name"/>
  <xsl:template match="@* | node()">
    <xsl:copy>
      <xsl:apply-templates select="@* | node()"/>
    </xsl:copy>
  </xsl:template>
  <xsl:template match="mojo[goal != 'generate']/parameters/parameter[key('said', name)/description = description]/description"/>
  <!-- Maven's own defaults. -->
  <xsl:template match="parameter/required[. = 'false'] | parameter/editable[. = 'true']"/>
  <xsl:template match="mojo/requiresDirectInvocation[. = 'false'] | mojo/requiresReports[. = 'false'] | mojo/aggregator[. = 'false'] | mojo/requiresOnline[. = 'false'] | mojo/inheritedByDefault[. = 'true'] | mojo/executionStrategy[. = 'once-per-session']"/>
</xsl:stylesheet>
