package chatlab;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The house's rules, as ARCHITECTURE.md gives them. */
class ArchitectureTest {
    /** Each may use those before it. */
    private static final List<String> BOTTOM_TO_TOP =
            List.of(
                    "config",
                    "failure",
                    "database",
                    "identity",
                    "http",
                    "account",
                    "llm",
                    "persona",
                    "conversation",
                    "discussion",
                    "insight",
                    "privacy");

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("chatlab");

    @Test
    void packagesImportOnlyFromThoseBelowThem() {
        for (int i = 0; i < BOTTOM_TO_TOP.size(); i++) {
            String[] above =
                    BOTTOM_TO_TOP.subList(i + 1, BOTTOM_TO_TOP.size()).stream()
                            .map(name -> "chatlab." + name + "..")
                            .toArray(String[]::new);
            if (above.length == 0) continue;
            noClasses()
                    .that()
                    .resideInAPackage("chatlab." + BOTTOM_TO_TOP.get(i) + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(above)
                    .check(CLASSES);
        }
    }

    @Test
    void everyPackageHasItsPlace() {
        List<String> found =
                CLASSES.stream()
                        .map(
                                each ->
                                        each.getPackageName()
                                                .replaceFirst("^chatlab\\.?", "")
                                                .split("\\.")[0])
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .filter(name -> !BOTTOM_TO_TOP.contains(name))
                        .toList();
        org.junit.jupiter.api.Assertions.assertEquals(List.of(), found);
    }

    @Test
    void nothingImportsTheRoot() {
        noClasses()
                .that()
                .resideInAPackage("chatlab.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("chatlab")
                .check(CLASSES);
    }

    @Test
    void thereIsNoCycle() {
        slices().matching("chatlab.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyHttpAndRoutesKnowJavalin() {
        noClasses()
                .that()
                .resideOutsideOfPackage("chatlab.http..")
                .and()
                .haveSimpleNameNotEndingWith("Routes")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.javalin..", "jakarta.servlet..", "org.eclipse.jetty..")
                .check(CLASSES);
    }

    @Test
    void onlyStoresKnowTheTables() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Store")
                .and()
                .resideOutsideOfPackage("chatlab.database..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("chatlab.database.generated.Tables")
                .check(CLASSES);
    }

    @Test
    void routesAreNotReachedForByOthers() {
        noClasses()
                .that()
                .resideOutsideOfPackage("chatlab")
                .and()
                .haveSimpleNameNotEndingWith("Routes")
                .and()
                .haveSimpleNameNotEndingWith("Discussion")
                .should()
                .dependOnClassesThat()
                .haveSimpleNameEndingWith("Routes")
                .check(CLASSES);
    }
}
