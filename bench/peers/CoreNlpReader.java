// Stanford CoreNLP in the manner of `dragoman read --format conllu FILE`: trees of UD 2, names.
//
// Run as a source file with CoreNLP and its models on the class path. Its tags are the Penn Treebank's, so the
// column of universal tags stays empty. Paragraphs are parted by empty lines.
import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.pipeline.CoreDocument;
import edu.stanford.nlp.pipeline.CoreSentence;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import edu.stanford.nlp.semgraph.SemanticGraph;
import edu.stanford.nlp.semgraph.SemanticGraphCoreAnnotations;
import edu.stanford.nlp.semgraph.SemanticGraphEdge;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

public class CoreNlpReader {
  private static final Map<String, String> KINDS =
      Map.of("PERSON", "PER", "ORGANIZATION", "ORG", "LOCATION", "LOC");

  public static void main(String[] arguments) throws Exception {
    Properties settings = new Properties();
    settings.setProperty("annotators", "tokenize,pos,lemma,ner,depparse");
    settings.setProperty("ssplit.newlineIsSentenceBreak", "two");
    settings.setProperty("ner.model", "edu/stanford/nlp/models/ner/english.all.3class.distsim.crf.ser.gz");
    for (String further : new String[] {"applyNumericClassifiers", "useSUTime", "applyFineGrained", "buildEntityMentions"}) {
      settings.setProperty("ner." + further, "false");
    }
    StanfordCoreNLP pipeline = new StanfordCoreNLP(settings);
    CoreDocument document = new CoreDocument(Files.readString(Path.of(arguments[arguments.length - 1])));
    pipeline.annotate(document);
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    for (CoreSentence sentence : document.sentences()) print(sentence, out);
    out.flush();
  }

  private static void print(CoreSentence sentence, PrintStream out) {
    SemanticGraph tree =
        sentence.coreMap().get(SemanticGraphCoreAnnotations.BasicDependenciesAnnotation.class);
    Map<Integer, SemanticGraphEdge> above = new HashMap<>();
    for (SemanticGraphEdge edge : tree.edgeIterable()) above.put(edge.getDependent().index(), edge);
    String before = "O";
    for (CoreLabel word : sentence.tokens()) {
      SemanticGraphEdge edge = above.get(word.index());
      int head = edge == null ? 0 : edge.getGovernor().index();
      String relation = edge == null ? "root" : edge.getRelation().toString();
      String kind = KINDS.getOrDefault(word.ner() == null ? "O" : word.ner(), "O");
      String name = kind.equals("O") ? "" : "Name=" + (kind.equals(before) ? "I-" : "B-") + kind;
      boolean tight = word.get(CoreAnnotations.AfterAnnotation.class).isEmpty();
      String gap = tight ? "SpaceAfter=No" : "";
      String notes = name + (name.isEmpty() || gap.isEmpty() ? "" : "|") + gap;
      out.println(String.join("\t", String.valueOf(word.index()), word.originalText(), word.lemma(), "_", word.tag(), "_",
          String.valueOf(head), relation, "_", notes.isEmpty() ? "_" : notes));
      before = kind;
    }
    out.println();
  }
}
