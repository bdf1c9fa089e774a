package dev.parley.standalone.options;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line, as picocli reads it and as its help shows it. */
public final class CommandLine {

  private static final String CONFIG = "--config";
  private static final String PRINT_CONFIG = "--print-config";
  private static final String HELP = "--help";
  private static final String VERSION = "--version";
  private static final int HELP_WIDTH = 100;

  /** What the program shall do. */
  public enum Wish {
    RUN,
    PRINT_CONFIG,
    HELP,
    VERSION
  }

  private final ParseResult parsed;

  private CommandLine(ParseResult parsed) {
    this.parsed = parsed;
  }

  /**
   * Reads a command line: {@code --name value} or {@code --name=value}.
   *
   * @throws ConfigurationException naming the argument that is wrong
   */
  public static CommandLine parse(String... arguments) {
    try {
      return new CommandLine(picocli().parseArgs(arguments));
    } catch (UnmatchedArgumentException e) {
      String unknown = e.getUnmatched().get(0).split("=", 2)[0];
      List<String> known =
          Stream.concat(
                  Options.ALL.stream().map(Option::flag),
                  Stream.of(CONFIG, PRINT_CONFIG, HELP, VERSION))
              .toList();
      throw new ConfigurationException(unknown + " is not an option" + Near.hint(unknown, known));
    } catch (MissingParameterException e) {
      throw new ConfigurationException(
          ((OptionSpec) e.getMissing().get(0)).longestName() + " needs a value");
    } catch (OverwrittenOptionException e) {
      throw new ConfigurationException(
          ((OptionSpec) e.getOverwritten()).longestName() + " is given twice");
    } catch (ParameterException e) {
      throw new ConfigurationException(e.getMessage());
    }
  }

  public Wish wish() {
    if (parsed.hasMatchedOption(HELP)) {
      return Wish.HELP;
    }
    if (parsed.hasMatchedOption(VERSION)) {
      return Wish.VERSION;
    }
    return parsed.hasMatchedOption(PRINT_CONFIG) ? Wish.PRINT_CONFIG : Wish.RUN;
  }

  /**
   * What was said here, in the environment, and in the file that either names.
   *
   * @throws ConfigurationException if a name is unknown or the file can't be read
   */
  public Settings settings(Map<String, String> environment) {
    Map<String, Given> fromFile =
        given(CONFIG)
            .findFirst()
            .or(() -> Environment.configFile(environment))
            .map(ConfigFile::read)
            .orElse(Map.of());
    return new Settings(List.of(flags(), Environment.read(environment), fromFile));
  }

  private Map<String, Given> flags() {
    Map<String, Given> flags = new TreeMap<>();
    Options.ALL.forEach(
        option -> given(option.flag()).forEach(given -> flags.put(option.key(), given)));
    return flags;
  }

  private Stream<Given> given(String flag) {
    return parsed.hasMatchedOption(flag)
        ? Stream.of(new Given(flag, values(parsed.matchedOption(flag))))
        : Stream.empty();
  }

  private static List<String> values(OptionSpec option) {
    return option.isMultiValue()
        ? option.stringValues()
        : List.of(option.<Object>getValue().toString());
  }

  /** The help, as {@code --help} prints it. */
  public static String help() {
    return new picocli.CommandLine(sections()).getUsageMessage(picocli.CommandLine.Help.Ansi.OFF);
  }

  /** For reading: in a group of picocli's an option could be given twice. */
  private static picocli.CommandLine picocli() {
    CommandSpec spec = withMeta(CommandSpec.create().name("parley"));
    Options.ALL.stream().map(CommandLine::spec).forEach(spec::addOption);
    return new picocli.CommandLine(spec)
        // A secret may begin with @, or hold quotes: a value is what was typed.
        .setExpandAtFiles(false)
        .setTrimQuotes(false)
        .setInterpolateVariables(false);
  }

  /** For the help: in sections. */
  private static CommandSpec sections() {
    CommandSpec spec = CommandSpec.create().name("parley");
    spec.usageMessage()
        .width(HELP_WIDTH)
        .sortOptions(false)
        .customSynopsis(
            "parley --open|--token-secret SECRET|--token-key FILE|--token-jwks URL [options]")
        .description("%nIntroduces the peers of WebRTC calls to one another.%n")
        .footer(
            "",
            "Each option may also be in the environment (--token-secret is PARLEY_TOKEN_SECRET) and in",
            "the file (token-secret = ...). The command line goes before the environment, and that before",
            "the file. There lists are separated by commas. A secret is best kept in a file of its own:",
            "--token-secret-file.");
    for (Section section : Section.values()) {
      ArgGroupSpec.Builder group =
          ArgGroupSpec.builder().validate(false).heading("%n" + section.heading() + "%n");
      Options.in(section).map(CommandLine::spec).forEach(group::addArg);
      spec.addArgGroup(group.build());
    }
    return withMeta(spec);
  }

  private static CommandSpec withMeta(CommandSpec spec) {
    return spec.addOption(
            OptionSpec.builder(CONFIG)
                .paramLabel("FILE")
                .type(String.class)
                .description("A properties file with options.")
                .build())
        .addOption(flag(PRINT_CONFIG, "Show what would be in force, without the secrets, and end."))
        .addOption(flag(HELP, "Show this."))
        .addOption(flag(VERSION, "Show the version."));
  }

  private static OptionSpec flag(String name, String description) {
    return OptionSpec.builder(name).arity("0").description(description).build();
  }

  private static OptionSpec spec(Option option) {
    OptionSpec.Builder spec =
        OptionSpec.builder(option.flag()).description(option.description() + fallback(option));
    return switch (option.kind()) {
      case SWITCH -> spec.arity("0").type(Boolean.class).build();
      case LIST ->
          spec.arity("1")
              .type(List.class)
              .auxiliaryTypes(String.class)
              .paramLabel(option.label())
              .build();
      case TEXT, SECRET -> spec.arity("1").type(String.class).paramLabel(option.label()).build();
    };
  }

  private static String fallback(Option option) {
    return option.fallback().isEmpty() || option.kind() == Kind.SWITCH
        ? ""
        : " Default: " + option.fallback() + ".";
  }
}
