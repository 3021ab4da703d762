#pragma once
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <string.h>

// What Gatehouse asks of libxml2: names without prefixes, attributes and text of elements, one
// after the other. No entity but the five of XML is known, so that none can grow; nothing is
// fetched. The parser structs have bit fields and unions that Swift cannot fill by itself.
struct gate_xml_walk {
  void *context;
  // attributes: name, value, length of the value as count triples; a name is null-terminated.
  void (*start)(void *context, const char *name, const char **names, const char **values,
                const int *lengths, int count);
  void (*end)(void *context, const char *name);
  void (*text)(void *context, const char *text, int length);
  // Asked from time to time; anything but 0 stops.
  int (*stops)(void *context);
  void *parser;
};

enum { gate_xml_attribute_limit = 64 };

static inline void gate_xml_pause(struct gate_xml_walk *walk) {
  if (walk->stops(walk->context)) xmlStopParser((xmlParserCtxtPtr)walk->parser);
}

static inline void gate_xml_start(void *data, const xmlChar *name, const xmlChar *prefix,
                                  const xmlChar *uri, int space_count, const xmlChar **spaces,
                                  int count, int defaulted, const xmlChar **attributes) {
  struct gate_xml_walk *walk = (struct gate_xml_walk *)data;
  const char *names[gate_xml_attribute_limit], *values[gate_xml_attribute_limit];
  int lengths[gate_xml_attribute_limit], kept = 0;
  for (; kept < count && kept < gate_xml_attribute_limit; kept++) {
    names[kept] = (const char *)attributes[5 * kept];
    values[kept] = (const char *)attributes[5 * kept + 3];
    lengths[kept] = (int)(attributes[5 * kept + 4] - attributes[5 * kept + 3]);
  }
  walk->start(walk->context, (const char *)name, names, values, lengths, kept);
  gate_xml_pause(walk);
}

static inline void gate_xml_end(void *data, const xmlChar *name, const xmlChar *prefix,
                                const xmlChar *uri) {
  struct gate_xml_walk *walk = (struct gate_xml_walk *)data;
  walk->end(walk->context, (const char *)name);
}

static inline void gate_html_start(void *data, const xmlChar *name, const xmlChar **attributes) {
  struct gate_xml_walk *walk = (struct gate_xml_walk *)data;
  const char *names[gate_xml_attribute_limit], *values[gate_xml_attribute_limit];
  int lengths[gate_xml_attribute_limit], kept = 0;
  for (; attributes && *attributes && kept < gate_xml_attribute_limit; attributes += 2) {
    if (!attributes[1]) continue;
    names[kept] = (const char *)attributes[0];
    values[kept] = (const char *)attributes[1];
    lengths[kept++] = (int)strlen((const char *)attributes[1]);
  }
  walk->start(walk->context, (const char *)name, names, values, lengths, kept);
  gate_xml_pause(walk);
}

static inline void gate_html_end(void *data, const xmlChar *name) {
  struct gate_xml_walk *walk = (struct gate_xml_walk *)data;
  walk->end(walk->context, (const char *)name);
}

static inline void gate_xml_text(void *data, const xmlChar *text, int length) {
  struct gate_xml_walk *walk = (struct gate_xml_walk *)data;
  walk->text(walk->context, (const char *)text, length);
}

// Walks a document in pieces; encoding is null to let the document say it. 0 when it was
// well-formed, 1 when text may be missing, -1 without memory.
static inline int gate_xml_walk_run(struct gate_xml_walk *walk, const char *bytes, size_t count,
                                    const char *encoding) {
  xmlSAXHandler handler;
  memset(&handler, 0, sizeof handler);
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = gate_xml_start;
  handler.endElementNs = gate_xml_end;
  handler.characters = handler.ignorableWhitespace = handler.cdataBlock = gate_xml_text;
  xmlParserCtxtPtr parser = xmlCreatePushParserCtxt(&handler, walk, NULL, 0, NULL);
  if (!parser) return -1;
  walk->parser = parser;
  xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_RECOVER | XML_PARSE_NOERROR |
                                XML_PARSE_NOWARNING);
  if (encoding) {
    xmlCharEncodingHandlerPtr known = xmlFindCharEncodingHandler(encoding);
    if (known) xmlSwitchToEncoding(parser, known);
  }
  enum { step = 1 << 16 };
  for (size_t at = 0; at < count && parser->disableSAX != 1; at += step)
    xmlParseChunk(parser, bytes + at, (int)(count - at < step ? count - at : step), 0);
  xmlParseChunk(parser, bytes, 0, 1);
  int result = parser->wellFormed ? 0 : 1;
  if (parser->myDoc) xmlFreeDoc(parser->myDoc);
  xmlFreeParserCtxt(parser);
  return result;
}

// The same for HTML in UTF-8, whatever it says of its encoding.
static inline int gate_html_walk_run(struct gate_xml_walk *walk, const char *bytes, size_t count) {
  htmlSAXHandler handler;
  memset(&handler, 0, sizeof handler);
  handler.startElement = gate_html_start;
  handler.endElement = gate_html_end;
  handler.characters = handler.ignorableWhitespace = handler.cdataBlock = gate_xml_text;
  htmlParserCtxtPtr parser =
      htmlCreatePushParserCtxt(&handler, walk, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
  if (!parser) return -1;
  walk->parser = parser;
  htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                 HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
  enum { step = 1 << 16 };
  for (size_t at = 0; at < count && parser->disableSAX != 1; at += step)
    htmlParseChunk(parser, bytes + at, (int)(count - at < step ? count - at : step), 0);
  htmlParseChunk(parser, bytes, 0, 1);
  if (parser->myDoc) xmlFreeDoc(parser->myDoc);
  htmlFreeParserCtxt(parser);
  return 0;
}
