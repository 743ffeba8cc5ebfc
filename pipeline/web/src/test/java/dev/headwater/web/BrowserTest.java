package dev.headwater.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import dev.headwater.command.site.SiteContent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The pages in a real browser, opened from the file system as users open them. */
final class BrowserTest {

  private static final boolean REQUIRED =
      Boolean.parseBoolean(System.getenv("HEADWATER_REQUIRE_BROWSER"));

  @TempDir private static Path site;

  private static ChromeDriver browser;

  @BeforeAll
  static void open() throws Exception {
    Optional<Path> chromium = program("chromium");
    Optional<Path> driver = program("chromedriver");
    assumeTrue(
        REQUIRED || chromium.isPresent() && driver.isPresent(),
        "no chromium and chromedriver on the PATH: the pages are not looked at in a browser");
    SiteContent content = ShopContent.content();
    for (Map.Entry<String, byte[]> file :
        new WebSite().files(content, ShopContent.row()).entrySet()) {
      Path path = site.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    ChromeOptions options = new ChromeOptions().setBinary(chromium.orElseThrow().toFile());
    options.addArguments("--headless=new", "--no-sandbox", "--window-size=1400,1000");
    browser =
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.orElseThrow().toFile())
                .build(),
            options);
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.quit();
    }
  }

  private static Optional<Path> program(String name) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Test
  void searchIsOpenedByAKeyAndLeadsToAColumn() {
    go("index.html");
    browser.findElement(By.tagName("body")).sendKeys("/");
    browser.switchTo().activeElement().sendKeys("emai");
    await("return document.querySelectorAll('#found [role=option]').length > 0");
    assertThat(browser.findElement(By.cssSelector("#found [aria-selected=true]")).getText())
        .contains("public.users.email", "column");
    browser.switchTo().activeElement().sendKeys(Keys.ENTER);
    await("return location.href.endsWith('tables/public.users.html#column-email')");
  }

  @Test
  void searchFindsMigrations() {
    go("tables/public.users.html");
    browser.findElement(By.cssSelector("input[type=search]")).sendKeys("V1__shop", Keys.ENTER);
    await("return location.href.endsWith('migrations/V1__shop.html')");
  }

  @Test
  void foreignKeysAreFollowedFromTablesAndPictures() {
    go("tables/public.orders.html");
    browser.findElement(By.linkText("users.id")).click();
    await("return location.href.endsWith('tables/public.users.html#column-id')");
    browser
        .findElement(By.cssSelector(".picture a.box[href$='tables/public.orders.html'] .name"))
        .click();
    await("return location.href.endsWith('tables/public.orders.html')");
  }

  @Test
  void aColumnNamesItsCommitAndFitsASmallWindow() {
    Dimension before = browser.manage().window().getSize();
    browser.manage().window().setSize(new Dimension(1100, 900));
    go("tables/public.users.html");
    WebElement commit = browser.findElement(By.cssSelector(".columns .history .commit"));
    assertThat(commit.getText()).isEqualTo("0a1b2c3");
    assertThat(commit.getAttribute("title")).isEqualTo("0a1b2c3, 2026-05-01: The shop opens <b>");
    assertThat(
            browser.executeScript(
                "return [...document.querySelectorAll('.wide')]"
                    + ".filter(w => w.scrollWidth > w.clientWidth).length"))
        .isEqualTo(0L);
    browser.manage().window().setSize(before);
  }

  @Test
  void picturesZoom() {
    go("tables/public.users.html");
    String viewport = "return document.querySelector('.svg-pan-zoom_viewport').style.transform";
    Object before = browser.executeScript(viewport);
    browser.findElement(By.cssSelector("button[aria-label='Zoom in']")).click();
    await(viewport + " !== '" + before + "'");
    browser.findElement(By.cssSelector("button[aria-label='Show all']")).click();
    await(viewport + " === '" + before + "'");
  }

  @Test
  void readersChooseTheColours() {
    go("index.html");
    browser.findElement(By.cssSelector(".theme")).click();
    Object chosen = browser.executeScript("return document.documentElement.dataset.theme");
    go("schemas/public.html");
    assertThat(browser.executeScript("return document.documentElement.dataset.theme"))
        .isEqualTo(chosen);
    browser.findElement(By.cssSelector(".theme")).click();
  }

  @Test
  void nothingOfTheSchemaIsExecuted() {
    for (String page : pages()) {
      go(page);
      assertThat(browser.executeScript("return window.hit === undefined")).as(page).isEqualTo(true);
    }
    go("index.html");
    browser.findElement(By.cssSelector("input[type=search]")).sendKeys("onerror");
    await("return document.querySelectorAll('#found [role=option]').length > 0");
    assertThat(browser.executeScript("return window.hit === undefined")).isEqualTo(true);
  }

  @Test
  void axeFindsNothingSerious() {
    axe("light", pages().subList(0, 3));
    axe("dark", pages().subList(2, 3));
  }

  @Test
  @Tag("thorough")
  void axeFindsNothingSeriousOnAnyPage() {
    axe("light", pages());
    axe("dark", pages());
  }

  private static void axe(String theme, List<String> pages) {
    for (String page : pages) {
      go(page);
      browser.executeScript("document.documentElement.dataset.theme = arguments[0]", theme);
      List<String> serious =
          new AxeBuilder()
              .analyze(browser).getViolations().stream()
                  .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                  .map(BrowserTest::told)
                  .toList();
      assertThat(serious).as(page + " " + theme).isEmpty();
    }
  }

  private static String told(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getNodes().stream().map(node -> node.getHtml()).limit(3).toList();
  }

  private static List<String> pages() {
    return List.of(
        "index.html",
        "schemas/public.html",
        "tables/public.users.html",
        "tables/public.orders.html",
        "tables/public.~3cimg~20src~3dx~20onerror~3d~22window~2ehit~3d1~22~3e.html",
        "types/public.status.html",
        "migrations/index.html",
        "migrations/V1__shop.html");
  }

  private static void go(String page) {
    browser.get(site.resolve(page).toUri().toString());
  }

  private static void await(String script) {
    new WebDriverWait(browser, Duration.ofSeconds(10))
        .until(any -> Boolean.TRUE.equals(browser.executeScript(script)));
  }
}
